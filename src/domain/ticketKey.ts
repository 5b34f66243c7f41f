import type { Instant } from '~/lib/zone'

/** Without letters and digits that are taken for one another when they are said or read. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 4

/** The number of a new ticket, short enough to be said over the phone: T261123-4F7K. `random`: from 0 to below 1. */
export function newTicketKey(at: Instant, random: () => number = Math.random): string {
  const day = new Date(at).toISOString().slice(2, 10).replaceAll('-', '')
  const signs = Array.from({ length: LENGTH }, () => SIGNS[Math.floor(random() * SIGNS.length)])
  return `T${day}-${signs.join('')}`
}
