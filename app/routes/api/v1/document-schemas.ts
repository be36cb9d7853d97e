/** JSON Schemas of the document: named models stand once under `components/schemas`; what Farthing sends is open, what it takes is closed. */
import { z } from "zod";

export type Json = { [key: string]: unknown };

export interface SchemaBook {
  /** What a caller sends: an unknown field is refused. */
  taken(shape: z.ZodType): Json;
  /** What Farthing sends: a later version of v1 may add fields. */
  sent(shape: z.ZodType): Json;
  /** What Farthing sends, under a name of its own. */
  sentAs(name: string, shape: z.ZodType): Json;
  /** The named models met so far, by name. */
  written(): Json;
}

export function schemaBook(): SchemaBook {
  const models = new Map<string, Json>();
  /** Refuses two models of one name: a generated client could not say which is meant. */
  function add(name: string, schema: Json): void {
    const known = models.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`Two different models are called ${name}.`);
    models.set(name, schema);
  }
  function taken(shape: z.ZodType): Json {
    const { schema, defs } = takenSchema(shape);
    for (const [name, model] of Object.entries(defs)) add(name, model);
    return schema;
  }
  function sent(shape: z.ZodType): Json {
    const { schema, defs } = parts(z.toJSONSchema(shape, { ...OPTIONS, override: opened }));
    for (const [name, model] of Object.entries(defs)) add(name, model);
    return schema;
  }
  function sentAs(name: string, shape: z.ZodType): Json {
    const schema = sent(shape);
    if ("$ref" in schema) return schema;
    add(name, schema);
    return { $ref: `#/components/schemas/${name}` };
  }
  const inOrder = () => [...models].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { taken, sent, sentAs, written: () => Object.fromEntries(inOrder()) };
}

/** Answers encode amounts, so their input side is what is sent; shapes with an id become models. */
const OPTIONS = { io: "input", reused: "inline" } as const;

function takenSchema(shape: z.ZodType) {
  return parts(z.toJSONSchema(shape, OPTIONS));
}

/** The schema of a query or path, and of a body where no models are collected. */
export function plainSchema(shape: z.ZodType): Json {
  return takenSchema(shape).schema;
}

/** The schema of what Farthing sends, complete in itself: for pages. */
export function openSchema(shape: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { ...OPTIONS, override: opened });
  return schema;
}

function opened({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  // The pattern says what the format says, in three hundred characters.
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
}

/** The schema and its models, with references as OpenAPI writes them. */
function parts(json: object): { schema: Json; defs: Record<string, Json> } {
  const moved = JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _, $defs = {}, ...schema } = JSON.parse(moved) as Json;
  return { schema, defs: $defs as Record<string, Json> };
}

/** `orders.place` as a type's name: `OrdersPlace`. */
export function typeName(id: string): string {
  return id.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
