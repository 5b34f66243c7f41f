import type { Instant } from '~/lib/zone'
import type { Refusal } from './command'
import type { Role } from './person'

/** Lists of which views are kept. */
export const VIEW_LISTS = ['listings', 'products', 'orders', 'tickets'] as const
export type ViewList = (typeof VIEW_LISTS)[number]

/** Filters and order of a list under a name. */
export interface View {
  list: ViewList
  name: string
  /** What stands in the address behind the question mark. */
  search: string
  /** Everybody in the shop sees it; else whoever made it. */
  shared: boolean
  /** Key of the person who made it. */
  owner: string
  createdAt: Instant
}

export interface ViewRow extends View {
  key: string
}

/** What a person may set of a view. */
export type ViewFields = Pick<View, 'list' | 'name' | 'search' | 'shared'>

const LONGEST = { name: 60, search: 4000 } as const

interface Asking {
  who: string
  role: Role
}

/** Whoever made a view changes it, or an owner of the shop where it is shared. */
export const mayChangeView = ({ owner, shared }: Pick<View, 'owner' | 'shared'>, { who, role }: Asking): boolean =>
  owner === who || (shared && role === 'owner')

/** A view has a name that no other one which its owner sees on the list has. */
export function checkView(key: string, set: Partial<ViewFields>, all: readonly ViewRow[], asking: Asking): Refusal | undefined {
  const now = all.find((view) => view.key === key)
  if (now && !mayChangeView(now, asking)) return { why: 'rule', rule: 'view.notYours', facts: { name: now.name } }
  const { list, name = '', search = '' } = { ...now, ...set }
  const wanted = name.trim()
  if (wanted === '' || list === undefined) return { why: 'rule', rule: 'view.name' }
  if (wanted.length > LONGEST.name || search.length > LONGEST.search)
    return { why: 'rule', rule: 'view.long', facts: { most: LONGEST.name } }
  const owner = now?.owner ?? asking.who
  const same = all.some((view) => view.key !== key && view.list === list && view.name === wanted && (view.shared || view.owner === owner))
  return same ? { why: 'rule', rule: 'view.taken', facts: { name: wanted } } : undefined
}

export function checkViewRemoval(view: ViewRow, asking: Asking): Refusal | undefined {
  return mayChangeView(view, asking) ? undefined : { why: 'rule', rule: 'view.notYours', facts: { name: view.name } }
}
