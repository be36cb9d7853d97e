/** The least a page can say. */

export default function Hello() {
  return <h1>Hello</h1>;
}
