import { useCallback, useState, type ReactNode } from 'react'
import type { ListingEvent } from '~/domain/listing'
import { useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import { moveMessages } from './moveMessages'
import { RejectSheet } from './RejectSheet'
import { ScheduleSheet } from './ScheduleSheet'
import { useMove } from './useMove'

interface Asked {
  keys: readonly string[]
  event: ListingEvent
  /** Of one product. */
  title?: string
  /** When it is planned now. */
  at?: Instant
}

/** Moves products; where a time or a reason is needed it is asked for first. `sheets` is drawn by the caller. */
export function useAskedMove(): { ask: (asked: Asked) => void; sheets: ReactNode } {
  const t = useMessages(moveMessages)
  const { move, held } = useMove()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const ask = useCallback(
    (next: Asked) => {
      if (next.event === 'schedule' || next.event === 'end' || next.event === 'reject') setAsked(next)
      else void move(next.keys, next.event)
    },
    [move],
  )
  const sheet =
    asked &&
    (asked.event === 'reject' ? (
      <RejectSheet
        title={asked.title === undefined ? t('whyRejectMany', { count: asked.keys.length }) : t('whyReject', { title: asked.title })}
        onClose={close}
        onChoose={(reasons, note) => {
          close()
          void move(asked.keys, 'reject', { reasons, note })
        }}
      />
    ) : (
      <ScheduleSheet
        title={t(`do.${asked.event}`).replace('…', '')}
        now={asked.at}
        onClose={close}
        onChoose={(at) => {
          close()
          void move(asked.keys, asked.event, { at })
        }}
      />
    ))
  return {
    ask,
    sheets: (
      <>
        {sheet}
        {held}
      </>
    ),
  }
}
