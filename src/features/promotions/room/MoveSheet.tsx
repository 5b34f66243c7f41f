import type { Promotion } from '~/domain/promotion/promotion'
import { promotionMessages } from '~/features/promotions/messages'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { ChangeSheet } from './ChangeSheet'
import { roomMessages } from './messages'
import { Preview } from './Preview'

export interface MoveSheetProps {
  event: 'pause' | 'resume' | 'end'
  promotion: Promotion
  onClose: () => void
}

/** A step of a promotion that runs, with what it would do. */
export function MoveSheet({ event, promotion, onClose }: MoveSheetProps) {
  const t = useMessages(roomMessages)
  const done = useMessages(promotionMessages)
  const run = useCommand()
  const { key, name, rules } = promotion
  const send = async () => {
    const outcome = await run({ kind: 'promotion.move', args: { key, event } }, { done: done(`done.${event}`, { name }) })
    if (outcome?.ok) onClose()
  }
  // What is paused takes nothing off now.
  const isBack = event === 'resume'
  return (
    <ChangeSheet
      title={t(`${event}Title`, { name })}
      hint={t(`${event}Hint`)}
      send={t(`${event}Send`)}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Preview promotion={isBack ? { ...promotion, rules: [] } : promotion} then={isBack ? rules : []} />
    </ChangeSheet>
  )
}
