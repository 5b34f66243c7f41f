import { useCallback } from 'react'
import type { EventsAnswer, ShopEvent } from '~/analytics/reports'
import { type Translate, useMessages } from '~/lib/i18n'
import type { Day } from '~/lib/zone'
import { eventMessages } from './eventMessages'
import { useReport } from './queries'
import type { Board } from './useBoard'

/** What happened in the window of the board, of the goods and promotions that it is narrowed to. */
export function useEvents(board: Board, enabled = true): EventsAnswer | undefined {
  return useReport('events', board.asked, { enabled: enabled && board.ready }).data
}

/** The events of one point of an axis. */
export interface Flag {
  /** Place of the point. */
  index: number
  events: ShopEvent[]
}

/** Events by the point whose days they begin in; one that began before the first point flies there. `starts`: first days of the points. */
export function flagsOf(events: readonly ShopEvent[], starts: readonly Day[]): Flag[] {
  const flags = new Map<number, Flag>()
  for (const event of events) {
    const after = starts.findIndex((start) => start > event.day)
    const index = Math.max(0, (after === -1 ? starts.length : after) - 1)
    const flag = flags.get(index) ?? { index, events: [] }
    flag.events.push(event)
    flags.set(index, flag)
  }
  return starts.length === 0 ? [] : [...flags.values()].sort((a, b) => a.index - b.index)
}

type T = Translate<(typeof eventMessages)['zh']>

/** An event in words: "Sold out: Blue mug". */
function eventText({ kind, label, count, state }: ShopEvent, t: T): string {
  const named = count === undefined ? label : t('event.many', { label, others: count - 1 })
  return kind === 'listing' ? t(`event.${state ?? 'listed'}`, { label: named }) : t(`event.${kind}.is`, { label: named })
}

/** Most lines of one flag. */
const LINES = 4

/** What a flag says, a line an event. */
export function useFlagText(): (flag: Flag) => string[] {
  const t = useMessages(eventMessages)
  return useCallback(
    ({ events }) => [
      ...events.slice(0, LINES).map((event) => eventText(event, t)),
      ...(events.length > LINES ? [t('events.more', { count: events.length - LINES })] : []),
    ],
    [t],
  )
}
