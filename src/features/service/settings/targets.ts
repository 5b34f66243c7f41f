import type { SlaPolicy } from '~/domain/desk'

/** A list without an entry, or with it moved by so many places. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const next = [...list]
  const [one] = next.splice(at, 1)
  next.splice(at + by, 0, one)
  return next
}

/** Without the fields that hold nothing: an empty list means any. */
export function tidyPolicy({ queues, channels, tiers, priorities, warn, escalateTo, ...policy }: SlaPolicy): SlaPolicy {
  const some = <T>(list: readonly T[] | undefined) => (list && list.length > 0 ? list : undefined)
  const [q, c, t, p] = [some(queues), some(channels), some(tiers), some(priorities)]
  return {
    ...policy,
    ...(q && { queues: q }),
    ...(c && { channels: c }),
    ...(t && { tiers: t }),
    ...(p && { priorities: p }),
    ...(warn !== undefined && { warn }),
    ...(escalateTo !== undefined && escalateTo !== '' && { escalateTo }),
  }
}

const covers = <T>(above: readonly T[] | undefined, own: readonly T[] | undefined): boolean =>
  !above || (own !== undefined && own.every((each) => above.includes(each)))

/** The policy above that is for every ticket that this one is for, so that it is never asked. */
export const shadowOf = (policies: readonly SlaPolicy[], at: number): SlaPolicy | undefined =>
  policies
    .slice(0, at)
    .find(
      (above) =>
        covers(above.queues, policies[at].queues) &&
        covers(above.channels, policies[at].channels) &&
        covers(above.tiers, policies[at].tiers) &&
        covers(above.priorities, policies[at].priorities),
    )
