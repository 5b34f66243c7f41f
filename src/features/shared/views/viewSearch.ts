/** Name of the view in an address. */
const VIEW = 'view'

/** What an address asks of the list, without the name of the view: names in their order, so that two that ask the same are the same. */
export function searchOf(search: string, without: readonly string[] = []): string {
  const asked = new URLSearchParams(search)
  for (const name of [VIEW, ...without]) asked.delete(name)
  asked.sort()
  return asked.toString()
}

export const viewIn = (search: string): string | undefined => new URLSearchParams(search).get(VIEW) ?? undefined

/** The address that opens a view by what it asks. */
export const searchFor = (view: { key: string; search: string }): string =>
  [view.search, `${VIEW}=${encodeURIComponent(view.key)}`].filter((part) => part !== '').join('&')

/** The address that a link to a view has: whoever opens it gets the view as it is then. */
export const linkTo = (key: string): string => `${VIEW}=${encodeURIComponent(key)}`

/** Whether an address only names a view, as a link to it does. */
export const isLink = (search: string): boolean => viewIn(search) !== undefined && searchOf(search) === ''
