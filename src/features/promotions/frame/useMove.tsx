import { useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { Promotion } from '~/domain/promotion/promotion'
import type { PromotionEvent } from '~/domain/promotion/stage'
import { promotionMessages } from '~/features/promotions/messages'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { NoteSheet } from './NoteSheet'

/** Takes a step of a promotion's way, with its toast and Undo; what needs a reason asks for it first. `sheets` is drawn by the caller. */
export function useMove({ key, name }: Promotion): { move: (event: PromotionEvent) => void; sheets: ReactNode } {
  const t = useMessages(promotionMessages)
  const run = useCommand()
  const navigate = useNavigate()
  const [rejecting, setRejecting] = useState(false)
  const send = (event: Exclude<PromotionEvent, 'judge'>, note?: string) =>
    run({ kind: 'promotion.move', args: { key, event, ...(note && { note }) } }, { done: t(`done.${event}`, { name }) })
  const move = (event: PromotionEvent) => {
    if (event === 'reject') setRejecting(true)
    else if (event === 'judge') void navigate(paths.promotionJudgement({ key }))
    else void send(event)
  }
  const sheets = rejecting && (
    <NoteSheet
      title={t('rejectTitle', { name })}
      label={t('rejectNote')}
      hint={t('rejectHint')}
      action={t('reject')}
      onClose={() => setRejecting(false)}
      onSend={(note) => {
        setRejecting(false)
        void send('reject', note)
      }}
    />
  )
  return { move, sheets }
}
