import { isZone } from '~/lib/zone'
import type { Audience } from './audience'
import type { Calendar } from './calendar'
import type { CustomerEdit, ProductEdit, Refusal, ShopSettings } from './command'
import type { Goal } from './goal'
import { isTold } from './goalCover'
import { isCurrency } from './money'
import { FIRST_PERSON, type Person, type PersonRow, personWith } from './person'
import type { RfmSegment } from './rfm'
import { type Attachment, ATTACHMENT_BYTES, type Comment, type Task } from './work'

/** Longest texts that a person may write, in UTF-16 units. */
export const LIMITS = {
  shopName: 80,
  note: 4000,
  title: 500,
  category: 200,
  mappingName: 80,
  personName: 40,
  taskTitle: 200,
  fileName: 255,
  audienceName: 60,
  tier: 40,
} as const

/** A shop may be renamed and moved to another zone at any time; its currency stands once orders are in, since their amounts are counted at its scale. */
export function checkShop(set: Partial<ShopSettings>, now: ShopSettings, hasOrders: boolean): Refusal | undefined {
  if (set.name !== undefined && (set.name.trim() === '' || set.name.length > LIMITS.shopName))
    return { why: 'invalid', field: 'name', message: set.name.trim() === '' ? 'name' : 'tooLong' }
  if (set.zone !== undefined && !isZone(set.zone)) return { why: 'invalid', field: 'zone', message: 'zone' }
  if (set.currency !== undefined && !isCurrency(set.currency)) return { why: 'invalid', field: 'currency', message: 'currency' }
  if (set.currency !== undefined && set.currency !== now.currency && hasOrders)
    return { why: 'invalid', field: 'currency', message: 'currencyFixed' }
  if (set.calendar && !isCalendar(set.calendar)) return { why: 'invalid', field: 'calendar', message: 'calendar' }
  return set.rfm && !set.rfm.every(isSegment) ? { why: 'invalid', field: 'rfm', message: 'rfm' } : undefined
}

const isCalendar = ({ fiscalStart }: Calendar) => Number.isInteger(fiscalStart) && fiscalStart >= 1 && fiscalStart <= 12

const isScores = ([from, to]: readonly [number, number]) => from >= 1 && from <= to && to <= 5
const isSegment = ({ id, recency, frequency }: RfmSegment) => id !== '' && isScores(recency) && isScores(frequency)

/** `now`: the goal as it stands; undefined: a new one, which needs a window and a target, and what tells its rows. */
export function checkGoal(set: Partial<Omit<Goal, 'key'>>, now: Partial<Goal> | undefined): Refusal | undefined {
  const { from = Number.NaN, to = Number.NaN, target = Number.NaN, metric = 'gmv_paid', of } = { ...now, ...set }
  const whose = ('of' in set || 'metric' in set) && !isTold({ metric, of })
  if (whose) return { why: 'invalid', field: 'of', message: 'goalCovers' }
  if (!(to > from)) return { why: 'invalid', field: 'to', message: 'goalWindow' }
  return target > 0 && Number.isFinite(target) ? undefined : { why: 'invalid', field: 'target', message: 'goalTarget' }
}

/** An audience has a name of its own and a rule that can find somebody. */
export function checkAudience(key: string, set: Partial<Audience>, others: readonly { key: string; name: string }[]): Refusal | undefined {
  const { name, rule } = set
  const taken = others.some((other) => other.key !== key && other.name === name?.trim())
  if (name !== undefined && (name.trim() === '' || taken))
    return { why: 'invalid', field: 'name', message: taken ? 'nameTaken' : 'audienceName' }
  if ((name?.length ?? 0) > LIMITS.audienceName) return { why: 'invalid', field: 'name', message: 'tooLong' }
  const isEmpty = (rule?.kind === 'rfm' && rule.segments.length === 0) || (rule?.kind === 'list' && rule.customers.length === 0)
  return isEmpty ? { why: 'invalid', field: 'rule', message: 'audienceRule' } : undefined
}

export function checkNote(note: string): Refusal | undefined {
  return note.length > LIMITS.note ? { why: 'invalid', field: 'note', message: 'tooLong' } : undefined
}

export function checkProduct(set: ProductEdit): Refusal | undefined {
  for (const field of ['title', 'category', 'note'] as const) {
    if ((set[field]?.length ?? 0) > LIMITS[field]) return { why: 'invalid', field, message: 'tooLong' }
  }
  return undefined
}

export function checkCustomer({ note = '', tags = [], tier = '' }: CustomerEdit): Refusal | undefined {
  if (tier.length > LIMITS.tier) return { why: 'invalid', field: 'tier', message: 'tooLong' }
  if (note.length > LIMITS.note) return { why: 'invalid', field: 'note', message: 'tooLong' }
  return tags.some((tag) => tag.length > LIMITS.category) ? { why: 'invalid', field: 'tags', message: 'tooLong' } : undefined
}

/** Whether an active owner is left. The first person is one before anybody has written that down. */
export function hasOwner(people: readonly PersonRow[]): boolean {
  const first = people.some((person) => person.key === FIRST_PERSON) ? [] : [personWith(FIRST_PERSON, undefined, {})]
  return [...people, ...first].some(({ role, active }) => role === 'owner' && active)
}

/** Somebody has a name of their own; and one active owner stays, so that nobody locks everybody out. `people` are those who were added so far. */
export function checkPerson(key: string, set: Partial<Person>, people: readonly PersonRow[]): Refusal | undefined {
  const name = set.name?.trim()
  if (name === '') return { why: 'invalid', field: 'name', message: 'personName' }
  if ((name?.length ?? 0) > LIMITS.personName) return { why: 'invalid', field: 'name', message: 'tooLong' }
  const others = people.filter((person) => person.key !== key)
  const after = personWith(
    key,
    people.find((person) => person.key === key),
    set,
  )
  const renamed = set.name !== undefined || set.active === true
  if (renamed && after.active && after.name !== '' && others.some((other) => other.active && other.name === (name ?? after.name)))
    return { why: 'invalid', field: 'name', message: 'nameTaken' }
  return hasOwner([...others, after]) ? undefined : { why: 'lastOwner' }
}

export function checkTask({ title }: Partial<Task>): Refusal | undefined {
  if (title?.trim() === '') return { why: 'invalid', field: 'title', message: 'taskTitle' }
  return (title?.length ?? 0) > LIMITS.taskTitle ? { why: 'invalid', field: 'title', message: 'tooLong' } : undefined
}

export function checkComment({ text }: Comment): Refusal | undefined {
  if (text.trim() === '') return { why: 'invalid', field: 'text', message: 'emptyComment' }
  return text.length > LIMITS.note ? { why: 'invalid', field: 'text', message: 'tooLong' } : undefined
}

/** A file has a name and something in it, and no more than a browser holds without trouble. */
export function checkAttachment({ name, bytes }: Pick<Attachment, 'name' | 'bytes'>): Refusal | undefined {
  if (name.trim() === '' || name.length > LIMITS.fileName) return { why: 'invalid', field: 'name', message: 'fileName' }
  if (bytes === 0) return { why: 'invalid', field: 'bytes', message: 'emptyFile' }
  return bytes > ATTACHMENT_BYTES ? { why: 'invalid', field: 'bytes', message: 'fileTooLarge' } : undefined
}
