/** The document, judged by two independent validators. */
import { Validator } from "@seriousme/openapi-schema-validator";
import SwaggerParser from "@apidevtools/swagger-parser";
import { expect, test } from "vitest";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { apiDocument } from "#app/routes/api/v1/document.ts";

test("the document is OpenAPI 3.1, say two validators", async () => {
  const document = JSON.parse(JSON.stringify(apiDocument())) as Record<string, unknown>;
  const judged = await new Validator().validate(structuredClone(document));
  expect(judged).toMatchObject({ valid: true });
  type Document = Parameters<typeof SwaggerParser.validate>[0];
  await expect(SwaggerParser.validate(document as unknown as Document)).resolves.toBeDefined();
});

test("every operation is in the document under its own name, with every status it can give", () => {
  const { paths } = apiDocument() as {
    paths: Record<string, Record<string, { operationId: string; responses: object }>>;
  };
  for (const { id, path, method, status = 200 } of OPERATIONS) {
    const found = paths[path]?.[method.toLowerCase()];
    expect(found?.operationId).toBe(id);
    expect(Object.keys(found?.responses ?? {})).toEqual(
      expect.arrayContaining([`${status}`, "401", "403", "422", "429", "500"]),
    );
  }
});
