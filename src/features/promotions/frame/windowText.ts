import type { Promotion } from '~/domain/promotion/promotion'
import { zoneOf } from '~/lib/zone'
import type { Format } from '~/ui/format'

/** A promotion's window in the shop's zone: days where it begins and ends with one, else moments. */
export function windowText({ from, to }: Pick<Promotion, 'from' | 'to'>, format: Format, zone: string): string {
  const { dayOf, startOfDay } = zoneOf(zone)
  const [first, last] = [dayOf(from), dayOf(to)]
  if (from === startOfDay(first) && to === startOfDay(last) && from < to) return yearOnce(format.daysShort(first, last - 1))
  return `${format.timeShort(from)} – ${format.timeShort(to)}`
}

/** 2027/6/1 – 2027/6/18 needs its year once only; English says it at the end by itself. */
const yearOnce = (days: string): string => days.replace(/^(\d{4})\/(\S+\s–\s)\1\//, '$1/$2')
