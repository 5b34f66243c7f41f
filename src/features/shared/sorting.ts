/** True for downwards after a press on a header: the other way round, or by that column, words upwards and the rest downwards. */
function sortedBy(view: { sort: string; descending: boolean }, key: string, upwards: readonly string[]): boolean {
  return view.sort === key ? !view.descending : !upwards.includes(key)
}

/** The order that a list has after a press on a header, or as its menu says; undefined for a column that does not sort. */
export function nextSort<Key extends string>(
  now: { sort: Key; descending: boolean },
  { keys, upwards }: { keys: readonly Key[]; upwards: readonly Key[] },
  key: string,
  descending = sortedBy(now, key, upwards),
): { sort: Key; descending: boolean } | undefined {
  const sort = keys.find((name) => name === key)
  return sort && { sort, descending }
}
