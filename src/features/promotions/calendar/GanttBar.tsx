import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { type PromotionState, promotionState } from '~/domain/promotion/promotion'
import { windowText } from '~/features/promotions/frame/windowText'
import { promotionMessages } from '~/features/promotions/messages'
import { onOtherDay } from '~/features/shared/listing/wallTime'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { type GanttRow, joined, shareAt, type Span } from './ganttLayout'
import { calendarMessages } from './messages'
import { useMeetText } from './useMeetText'
import type { Shift, Window } from './useShift'

export interface GanttBarProps {
  row: GanttRow
  span: Span
  now: number
  shift: Shift
}

/** What is written out of a state by shape, beside its word in the row. */
const LOOK = {
  draft: 'open',
  inReview: 'open',
  approved: 'open',
  scheduled: 'firm',
  running: 'firm',
  paused: 'paused',
  ended: 'past',
  judged: 'past',
} as const satisfies Record<PromotionState, string>

/** A press that moves less than this is a click. */
const CLICK_PX = 4
/** Keys that follow each other within this are one move. */
const PAUSE_MS = 700

interface Move {
  days: number
  end: boolean
}

/** One promotion on the track: dragged or moved by keys, whole or its end. */
export function GanttBar({ row, span, now, shift }: GanttBarProps) {
  const t = useMessages(calendarMessages)
  const states = useMessages(promotionMessages)
  const format = useFormat()
  const navigate = useNavigate()
  const zoneName = useShop((shop) => shop.zone)
  const zone = zoneOf(zoneName)
  const { promotion, meets } = row
  const state = promotionState(promotion, now)
  const meetText = useMeetText()(meets)
  const stands = shift.windowOf(promotion)
  const to = ({ days, end }: Move): Window => ({
    from: end ? stands.from : onOtherDay(stands.from, days, zoneName),
    to: onOtherDay(stands.to, days, zoneName),
  })
  const { move, ...handlers } = useMoves(
    span,
    (made) => void shift.shift(promotion, to(made)),
    () => void navigate(paths.promotion(promotion)),
  )
  const shown = move ? to(move) : stands
  const [left, right] = [shareAt(shown.from, span, zone), shareAt(shown.to, span, zone)]
  const width = Math.max(right - left, 0)
  const days = windowText(shown, format, zoneName)
  const label = t('promotion', { name: promotion.name, state: states(`state.${state}`), days })
  return (
    <div className={`zg-gantt-place${left > 0.7 ? ' zg-gantt-late' : ''}`} style={{ left: `${left * 100}%`, width: `${width * 100}%` }}>
      <button
        type="button"
        className={`zg-gantt-bar zg-gantt-${LOOK[state]}${move ? ' zg-gantt-moving' : ''}`}
        aria-label={meetText ? `${label}. ${meetText}` : label}
        aria-describedby="zg-gantt-keys"
        title={meetText ? `${label}\n${meetText}` : label}
        data-cut={`${shown.from < zone.startOfDay(span.from) ? 'left ' : ''}${shown.to > zone.startOfDay(span.to) ? 'right' : ''}`}
        {...handlers}
      >
        {width > 0 &&
          joined(meets).map((part) => {
            const [from, until] = [shareAt(part.from, span, zone), shareAt(part.to, span, zone)]
            const style = { left: `${((from - left) / width) * 100}%`, width: `${((until - from) / width) * 100}%` }
            return <i key={part.from} className="zg-gantt-meets" style={style} />
          })}
        <i className="zg-gantt-end" data-end="" />
      </button>
      {move && (
        <span className="zg-gantt-tip zg-num" role="status">
          {days}
        </span>
      )}
    </div>
  )
}

/** Pointer and keys of a bar: what it would move by now, and the move once it is made. */
function useMoves(span: Span, make: (move: Move) => void, open: () => void) {
  const [move, setMove] = useState<Move>()
  const drag = useRef<{ x: number; perDay: number; end: boolean; moved: boolean }>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const forget = () => {
    clearTimeout(timer.current)
    drag.current = undefined
    setMove(undefined)
  }
  const finish = (made: Move | undefined) => {
    forget()
    if (made && made.days !== 0) make(made)
  }
  return {
    move: move && move.days !== 0 ? move : undefined,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const track = event.currentTarget.closest('.zg-gantt-track')
      if (event.button !== 0 || !track) return
      const end = event.target instanceof HTMLElement && event.target.dataset.end !== undefined
      event.currentTarget.setPointerCapture(event.pointerId)
      drag.current = { x: event.clientX, perDay: track.getBoundingClientRect().width / (span.to - span.from), end, moved: false }
    },
    onPointerMove: ({ clientX }: PointerEvent) => {
      const now = drag.current
      if (!now) return
      now.moved ||= Math.abs(clientX - now.x) >= CLICK_PX
      if (now.moved) setMove({ days: Math.round((clientX - now.x) / now.perDay), end: now.end })
    },
    onPointerUp: () => {
      if (!drag.current) return
      const { moved } = drag.current
      finish(move)
      if (!moved) open()
    },
    onPointerCancel: forget,
    onBlur: () => finish(move),
    onKeyDown: (event: KeyboardEvent) => {
      const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault()
        if (move) finish(move)
        else open()
      } else if (event.key === 'Escape' && (move || drag.current)) {
        event.stopPropagation()
        forget()
      } else if (by !== 0) {
        event.preventDefault()
        // The other end begins anew: one move changes either the whole or the end.
        const next = { days: (move?.end === event.shiftKey ? move.days : 0) + by, end: event.shiftKey }
        setMove(next)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => finish(next), PAUSE_MS)
      }
    },
  }
}
