import type { SyncArea } from '~/commerce/adapter'
import type { AreaProgress, SyncStatus } from '~/commerce/connection'
import { faultSentence, joined } from '~/features/shared/faultMessages'
import type { Translate } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import type { Format } from '~/ui/format'
import type { Tone } from '~/ui/Status'
import { AREAS_IN_ORDER } from './areasInOrder'
import type { syncMessages } from './syncMessages'

type T = Translate<typeof syncMessages.zh>

export interface SyncText {
  tone: Tone
  /** For the badge. */
  word: string
  /** One sentence. */
  says: string
}

/** How a shop stands, the most pressing first: what needs a person, what has failed, what goes on by itself. */
export function syncText(status: SyncStatus, t: T, format: Format): SyncText {
  return pressing(status, t) ?? standing(status, t, format)
}

function pressing(status: SyncStatus, t: T): SyncText | undefined {
  const { state, sealed, conflicts, refused, shop, failure } = status
  const { name } = shop
  if (state === 'unauthorized')
    return { tone: 'bad', word: t('unauthorized'), says: faultSentence(failure ?? { kind: 'unauthorized', detail: '' }) }
  if (asksToken(status))
    return { tone: 'attention', word: t(sealed ? 'locked' : 'lockedToken'), says: t(sealed ? 'says.locked' : 'says.lockedToken') }
  if (conflicts > 0)
    return { tone: 'attention', word: t('conflicts', { count: conflicts }), says: t('says.conflicts', { count: conflicts }) }
  if (refused > 0)
    return { tone: 'attention', word: t('refused', { count: refused }), says: t('says.refused', { count: refused, shop: name }) }
  return undefined
}

function standing(status: SyncStatus, t: T, format: Format): SyncText {
  const { state, failure, retryAt, waiting, shop, areas } = status
  const { name } = shop
  if (failure && isFailing(status)) {
    const again = retryAt === undefined ? '' : t('retryAt', { time: format.timeShort(retryAt) })
    const offline = failure.kind === 'offline'
    return { tone: offline ? 'off' : 'bad', word: t(offline ? 'offline' : 'failed'), says: joined(faultSentence(failure), again) }
  }
  if (state === 'paused') return { tone: 'off', word: t('paused'), says: t('says.paused') }
  if (!isWhole(status)) {
    const share = shareOf(areas)
    const word = share === undefined ? t('running') : t('runningShare', { percent: format.percent(share, 0) })
    return { tone: 'waiting', word, says: t('says.first') }
  }
  if (waiting > 0)
    return { tone: 'waiting', word: t('waiting', { count: waiting }), says: t('says.waiting', { count: waiting, shop: name }) }
  if (state === 'running') return { tone: 'good', word: t('running'), says: t('says.running', { shop: name }) }
  const elsewhere = state === 'elsewhere' ? t('says.elsewhere') : ''
  return { tone: 'good', word: t('inStep'), says: joined(t('says.inStep', { shop: name }), elsewhere) }
}

/** What went wrong stays said while it is tried again: a sentence that comes and goes is read by nobody. */
export const isFailing = ({ state, failure }: Pick<SyncStatus, 'state' | 'failure'>): boolean =>
  failure !== undefined && (state === 'failed' || state === 'elsewhere' || state === 'running')

/** It goes on once somebody has given the token. The demo API takes any, and finds its own in a moment. */
export const asksToken = ({ state, platform }: Pick<SyncStatus, 'state' | 'platform'>): boolean =>
  state === 'unauthorized' || (state === 'locked' && platform !== 'demo')

/** The areas that the platform has. */
export const offered = ({ can }: Pick<SyncStatus, 'can'>): SyncArea[] => AREAS_IN_ORDER.filter((area) => can.areas[area].pull === true)

/** Everything that there was when the first pull began is here. */
export const isWhole = (status: Pick<SyncStatus, 'can' | 'areas'>): boolean => offered(status).every((area) => status.areas[area].complete)

/** How much of the first pull is here; undefined where the platform does not count. */
export function shareOf(areas: Readonly<Record<SyncArea, AreaProgress>>): number | undefined {
  const coming = Object.values(areas).filter(({ complete, total }) => !complete || total !== undefined)
  let done = 0
  let total = 0
  for (const area of coming) {
    if (area.total === undefined) return undefined
    done += Math.min(area.done, area.total)
    total += area.total
  }
  // Nobody reads 100 % where something is missing.
  return total === 0 ? undefined : Math.min(0.99, done / total)
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How old what is here is. */
export function ageText(syncedAt: Instant | undefined, now: Instant, t: T, format: Format): string {
  if (syncedAt === undefined) return t('never')
  const age = now - syncedAt
  if (age < MINUTE) return t('justNow')
  if (age < HOUR) return t('minutesAgo', { count: Math.floor(age / MINUTE) })
  if (age < 24 * HOUR) return t('hoursAgo', { count: Math.floor(age / HOUR) })
  return t('syncedAt', { time: format.time(syncedAt) })
}

/** What a screen of an area says while the area is on its way; undefined where all of it is here. */
export function partText({ can, areas, state }: SyncStatus, area: SyncArea, t: T, format: Format): string | undefined {
  const { complete, done, total, backTo } = areas[area]
  if (complete || can.areas[area].pull !== true) return undefined
  const counts = { done: format.count(done), total: format.count(total ?? 0) }
  const stopped = state === 'running' || state === 'idle' || state === 'elsewhere' ? '' : t('part.stopped')
  if (backTo !== undefined) {
    const day = format.date(backTo)
    return joined(t(total === undefined ? 'part.backUnknown' : 'part.back', { ...counts, day }), stopped)
  }
  return joined(t(total === undefined ? 'part.unknown' : 'part.known', { ...counts, area: t(area) }), stopped)
}
