/** How a program tries everything out with pretend money. */

export function Sandbox({ on }: { on: boolean }) {
  return (
    <div className="prose">
      <p>
        A <a href="/settings/tokens">sandbox token</a> begins with <code>frt_sandbox_</code> and
        opens a second marketplace with its own books. Every operation works there as it does here.
        The money is pretend, no mail is sent, and the real books are not touched. Its answers have
        the header <code>Farthing-Sandbox: true</code>.
      </p>
      <p>
        You can play both sides: send <code>Farthing-Sandbox-As: buyer</code> or{" "}
        <code>freelancer</code> and the same token acts as that person. <code>GET /sandbox</code>{" "}
        shows both of them and gigs to order. You do not have to wait either: put money in with{" "}
        <code>POST /sandbox/deposits/{"{id}"}/pay</code>, let days pass with{" "}
        <code>POST /sandbox/time</code>, and end a dispute with{" "}
        <code>POST /sandbox/disputes/{"{id}"}/rule</code>.
      </p>
      {on ? null : (
        <p>
          <strong>This site has no sandbox.</strong> Its operator can turn one on by giving it an
          empty database in <code>SANDBOX_DATABASE_URL</code>.
        </p>
      )}
    </div>
  );
}
