/** The answer with the picture of a shared link, the same for gigs and sellers. */
import { redirect } from "react-router";

const NOT_KEPT = { headers: { "cache-control": "no-store" } };

/** `path` is the present picture's; an address of an earlier content leads there. Without a picture the coin stands for it. */
export async function answerShare(
  url: URL,
  path: string,
  drawn: () => Promise<Uint8Array | null>,
): Promise<Response> {
  if (url.pathname !== path) return redirect(path, NOT_KEPT);
  const bytes = await drawn();
  if (bytes === null) return redirect("/share.png", NOT_KEPT);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "image/jpeg",
      "content-length": `${bytes.byteLength}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "public, max-age=86400, immutable, no-transform",
    },
  });
}
