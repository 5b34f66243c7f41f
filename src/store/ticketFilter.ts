import { customerIdOf } from '~/domain/customer'
import { isOver, TICKET_STATES } from '~/domain/ticket'
import { SOON_MS } from '~/domain/ticketFilter'
import { partsOf } from './listingParts'
import { ENUM_NAMES, ENUMS, type EnumName, type TicketColumns } from './ticketColumns'
import type { TicketFacets, TicketFilter } from './ticketList'

/** One way of narrowing: each row has a code, and `wanted` says of each code whether it passes. */
interface Asked {
  facet: keyof TicketFacets | undefined
  codes: ArrayLike<number>
  wanted: Uint8Array
}

const LISTS = {
  state: 'states',
  queue: 'queues',
  channel: 'channels',
  priority: 'priorities',
  reason: 'reasons',
} as const satisfies Record<EnumName, keyof TicketFilter & keyof TicketFacets>

const OPEN = Uint8Array.from(TICKET_STATES, (state) => (isOver({ state }) ? 0 : 1))

const wantedOf = (values: readonly string[], chosen: readonly string[]): Uint8Array =>
  Uint8Array.from(values, (value) => (chosen.includes(value) ? 1 : 0))

/** What a filter asks of columns of codes. */
function askedOf({ bytes, coded }: TicketColumns, filter: TicketFilter): Asked[] {
  const asked: Asked[] = []
  for (const name of ENUM_NAMES) {
    const chosen = filter[LISTS[name]]
    if (chosen?.length) asked.push({ facet: LISTS[name], codes: bytes[name], wanted: wantedOf(ENUMS[name], chosen) })
  }
  if (filter.open) asked.push({ facet: undefined, codes: bytes.state, wanted: OPEN })
  if (filter.ratings?.length) {
    const { ratings } = filter
    asked.push({
      facet: undefined,
      codes: bytes.rating,
      wanted: Uint8Array.from({ length: 6 }, (_, rating) => (ratings.includes(rating) ? 1 : 0)),
    })
  }
  const { assignees, tags, sku, order, customer } = filter
  if (assignees?.length) asked.push({ facet: 'assignees', codes: coded.assignee.codes, wanted: wantedOf(coded.assignee.values, assignees) })
  if (tags?.length)
    asked.push({
      facet: 'tags',
      codes: coded.tags.codes,
      wanted: Uint8Array.from(coded.tags.values, (text) => (partsOf(text).some((tag) => tags.includes(tag)) ? 1 : 0)),
    })
  if (sku !== undefined) asked.push({ facet: undefined, codes: coded.sku.codes, wanted: wantedOf(coded.sku.values, [sku]) })
  if (order !== undefined) asked.push({ facet: undefined, codes: coded.order.codes, wanted: wantedOf(coded.order.values, [order]) })
  if (customer !== undefined)
    asked.push({
      facet: undefined,
      codes: coded.buyer.codes,
      wanted: Uint8Array.from(coded.buyer.values, (buyer) => (customerIdOf(buyer) === customer ? 1 : 0)),
    })
  return asked
}

/** Leaves the marks of rows that pass what a filter asks of instants. */
function narrowInstants(
  marks: Uint8Array,
  { numbers: { due, created } }: TicketColumns,
  { due: when, from, to }: TicketFilter,
  now: number,
) {
  if (when === 'late') for (let row = 0; row < marks.length; row++) marks[row] &= due[row] < now ? 1 : 0
  if (when === 'soon') for (let row = 0; row < marks.length; row++) marks[row] &= due[row] >= now && due[row] < now + SOON_MS ? 1 : 0
  if (from !== undefined) for (let row = 0; row < marks.length; row++) marks[row] &= created[row] >= from ? 1 : 0
  if (to !== undefined) for (let row = 0; row < marks.length; row++) marks[row] &= created[row] < to ? 1 : 0
}

/** Leaves the marks of rows that pass the filter, but for its text. */
export function narrowTickets(marks: Uint8Array, columns: TicketColumns, filter: TicketFilter, now: number): void {
  for (const { codes, wanted } of askedOf(columns, filter)) for (let row = 0; row < marks.length; row++) marks[row] &= wanted[codes[row]]
  narrowInstants(marks, columns, filter, now)
}

/**
 * How many of the marked rows have each value: of one way of narrowing, those that pass all the others, so that a count says what choosing the value would show.
 * A row that fails one filter counts for that one alone; one that fails two counts nowhere.
 */
export function countTickets(marks: Uint8Array, columns: TicketColumns, filter: TicketFilter, now: number): TicketFacets {
  narrowInstants(marks, columns, filter, now)
  const fails = new Uint8Array(marks.length)
  const failed = new Uint8Array(marks.length)
  const asked = askedOf(columns, filter)
  asked.forEach(({ codes, wanted }, at) => {
    for (let row = 0; row < marks.length; row++) {
      if (wanted[codes[row]]) continue
      fails[row]++
      failed[row] = at
    }
  })
  const countsOf = (facet: keyof TicketFacets, codes: ArrayLike<number>, size: number): Uint32Array => {
    const own = asked.findIndex((each) => each.facet === facet)
    const counts = new Uint32Array(size)
    for (let row = 0; row < marks.length; row++)
      if (marks[row] && (fails[row] === 0 || (fails[row] === 1 && failed[row] === own))) counts[codes[row]]++
    return counts
  }
  const { bytes, coded } = columns
  const enumOf = <N extends EnumName>(name: N): Partial<Record<(typeof ENUMS)[N][number], number>> =>
    named(ENUMS[name], countsOf(LISTS[name], bytes[name], ENUMS[name].length))
  const { assignee, tags } = coded
  return {
    states: enumOf('state'),
    queues: enumOf('queue'),
    channels: enumOf('channel'),
    priorities: enumOf('priority'),
    reasons: enumOf('reason'),
    assignees: perText(assignee.values, countsOf('assignees', assignee.codes, assignee.values.length), (person) => [person]),
    tags: perText(tags.values, countsOf('tags', tags.codes, tags.values.length), partsOf),
  }
}

/** Counts that are not 0, by their value. */
function named<V extends string>(values: readonly V[], counts: Uint32Array): Partial<Record<V, number>> {
  const found: Partial<Record<V, number>> = {}
  values.forEach((value, code) => {
    if (counts[code] > 0) found[value] = counts[code]
  })
  return found
}

function perText(texts: readonly string[], counts: Uint32Array, of: (text: string) => string[]): Record<string, number> {
  const found: Record<string, number> = {}
  texts.forEach((text, code) => {
    if (counts[code] > 0) for (const value of of(text)) found[value] = (found[value] ?? 0) + counts[code]
  })
  return found
}
