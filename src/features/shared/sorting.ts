/** True for downwards after a press on a header: the other way round, or by that column, words upwards and the rest downwards. */
export function sortedBy(view: { sort: string; descending: boolean }, key: string, upwards: readonly string[]): boolean {
  return view.sort === key ? !view.descending : !upwards.includes(key)
}
