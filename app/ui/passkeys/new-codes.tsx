/** Recovery codes that were just made; shown this once. */
import { Notice } from "#app/ui/page/notice.tsx";

export function NewCodes({ title, codes }: { title: string; codes: string[] }) {
  return (
    <Notice
      kind="success"
      title={`${title}: keep these recovery codes, they are never shown again`}
    >
      <p>
        If you lose your device, one of these codes lets you in. Each works once. Print them, or
        keep them in your password manager.
      </p>
      <pre id="codes" className="mt-3">
        {codes.join("\n")}
      </pre>
    </Notice>
  );
}
