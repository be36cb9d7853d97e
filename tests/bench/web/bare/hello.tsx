/** The bare page: the smallest possible page. */

export default function Hello() {
  return <h1>Hello</h1>;
}
