import { translate, useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import { tipped } from '~/ui/tipped'
import { useFormat } from '~/ui/UiContext'
import { spanMessages } from './messages'
import { nearnessOf, spanOf } from './spans'

const t = translate(spanMessages)

/** A span in words, short: 42 m, 3 h 20 m. */
function spanText(ms: number): string {
  const span = spanOf(ms)
  switch (span.unit) {
    case 'now':
      return t('underMinute')
    case 'hours':
      return span.minutes === 0 ? t('hours', { count: span.count }) : t('hoursMinutes', { count: span.count, minutes: span.minutes })
    default:
      return t(span.unit, { count: span.count })
  }
}

export interface SlaClockProps {
  dueAt: Instant
  warnAt?: Instant
  now: Instant
}

/** How long there is until something is due, or how late it is; the moment itself in its tooltip. */
export function SlaClock({ dueAt, warnAt, now }: SlaClockProps) {
  const words = useMessages(spanMessages)
  const format = useFormat()
  const nearness = nearnessOf(dueAt, now, warnAt)
  const text = words(nearness === 'late' ? 'late' : 'left', { span: spanText(dueAt - now) })
  return (
    <span className={`zg-sla zg-sla-${nearness} zg-num`} {...tipped(words('dueAt', { time: format.time(dueAt) }))}>
      {text}
    </span>
  )
}

const WEEK_MS = 7 * 86_400_000

/** How long ago, in one unit. */
function agoText(ms: number): string {
  const span = spanOf(ms)
  return span.unit === 'hours' ? t('hours', { count: span.count }) : spanText(ms)
}

/** How long ago; the moment itself in its tooltip. */
export function Since({ at, now }: { at: Instant; now: Instant }) {
  useMessages(spanMessages)
  const format = useFormat()
  return (
    <time className="zg-num zg-nowrap" dateTime={new Date(at).toISOString()} {...tipped(format.time(at))}>
      {now - at < WEEK_MS ? agoText(now - at) : format.dateShort(at)}
    </time>
  )
}
