/** The start page. */

export function meta() {
  return [
    { title: "Farthing: work, paid per task" },
    { name: "description", content: "A marketplace that escrows every task on its own." },
  ];
}

export default function Home() {
  return (
    <>
      <h1>Farthing</h1>
      <p>
        Every task has its own escrow, and a task can cost a fraction of a cent. The price is held
        until the work is accepted; then the freelancer is paid, less a plain percentage.
      </p>
    </>
  );
}
