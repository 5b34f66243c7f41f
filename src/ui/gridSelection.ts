/** What is selected of a list: rows by key, or all that match but for some. The second needs no list of keys, however long the list is. */
export type Selection =
  | { readonly all: false; readonly keys: ReadonlySet<string> }
  | { readonly all: true; readonly except: ReadonlySet<string> }

export const NOTHING: Selection = { all: false, keys: new Set() }
export const EVERYTHING: Selection = { all: true, except: new Set() }

export const isSelected = (selection: Selection, key: string): boolean =>
  selection.all ? !selection.except.has(key) : selection.keys.has(key)

/** How many of `total` rows are selected. */
export const countOf = (selection: Selection, total: number): number =>
  selection.all ? Math.max(0, total - selection.except.size) : Math.min(selection.keys.size, total)

/** The header's box: all, none, or something in between. */
export function shareOf(selection: Selection, total: number): 'none' | 'some' | 'all' {
  const count = countOf(selection, total)
  return count === 0 ? 'none' : count === total ? 'all' : 'some'
}

/** The same rows, and these too (or no longer these). Everything else stays as it was. */
export function withRows(selection: Selection, keys: Iterable<string>, chosen: boolean): Selection {
  const set = new Set(selection.all ? selection.except : selection.keys)
  for (const key of keys) {
    if (chosen === selection.all) set.delete(key)
    else set.add(key)
  }
  return selection.all ? { all: true, except: set } : { all: false, keys: set }
}

/** One row the other way round. */
export const toggled = (selection: Selection, key: string): Selection => withRows(selection, [key], !isSelected(selection, key))
