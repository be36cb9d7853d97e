/** Search filters beside the results: one GET form. On phones it folds under a native summary. */

export interface FacetOption {
  value: string;
  label: string;
  count?: number | undefined;
  checked?: boolean | undefined;
}

export type Facet =
  | { kind: "choices"; name: string; legend: string; options: FacetOption[] }
  | { kind: "one"; name: string; legend: string; options: FacetOption[] }
  | {
      kind: "range";
      legend: string;
      from: { name: string; label: string; value?: string | undefined };
      to: { name: string; label: string; value?: string | undefined };
    };

export interface FacetsProps {
  action: string;
  facets: Facet[];
  /** Values that stay the same when the filters change: the search words, the sort order. */
  hidden?: Record<string, string> | undefined;
  /** How many filters are set; shown on the folded summary. */
  active?: number | undefined;
  clearHref?: string | undefined;
}

function RangeFacet({ facet }: { facet: Extract<Facet, { kind: "range" }> }) {
  return (
    <div className="facet-range">
      {[facet.from, facet.to].map((end) => (
        <label key={end.name} className="small">
          {end.label}
          <input className="input" name={end.name} inputMode="decimal" defaultValue={end.value} />
        </label>
      ))}
    </div>
  );
}

function ChoiceFacet({ facet }: { facet: Exclude<Facet, { kind: "range" }> }) {
  return (
    <div className="facet-choices">
      {facet.options.map((option) => (
        <label key={option.value} className="choice choice-tight">
          <input
            type={facet.kind === "one" ? "radio" : "checkbox"}
            name={facet.name}
            value={option.value}
            defaultChecked={option.checked}
          />
          <span>
            {option.label}{" "}
            {option.count === undefined ? null : (
              <span className="choice-count">({option.count})</span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}

export function Facets({ action, facets, hidden = {}, active = 0, clearHref }: FacetsProps) {
  return (
    <details className="facets">
      <summary className="btn">{active === 0 ? "Filters" : `Filters (${active} set)`}</summary>
      <form className="facets-form" method="get" action={action} aria-label="Filters">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {facets.map((facet) => (
          <fieldset key={facet.legend} className="facet">
            <legend className="label">{facet.legend}</legend>
            {facet.kind === "range" ? <RangeFacet facet={facet} /> : <ChoiceFacet facet={facet} />}
          </fieldset>
        ))}
        <div className="btn-row">
          <button type="submit" className="btn">
            Show results
          </button>
          {active > 0 && clearHref ? (
            <a className="btn btn-plain" href={clearHref}>
              Clear all
            </a>
          ) : null}
        </div>
      </form>
    </details>
  );
}
