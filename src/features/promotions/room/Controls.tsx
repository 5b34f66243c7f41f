import { eventsFrom } from '~/domain/promotion/stage'
import type { PromotionRoom } from '~/domain/promotion/paceRoom'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import type { Control } from './controlKinds'
import { roomMessages } from './messages'

export interface ControlsProps {
  room: PromotionRoom
  /** Why nothing can be changed, and why no step can be taken. */
  whyNot: string | undefined
  whyNotMove: string | undefined
  onOpen: (control: Control) => void
}

/** What can be done while it runs; each opens a sheet that shows first what it would do. */
export function Controls({ room, whyNot, whyNotMove, onOpen }: ControlsProps) {
  const t = useMessages(roomMessages)
  const steps = eventsFrom(room.state).filter((event) => event === 'pause' || event === 'resume' || event === 'end')
  return (
    <section className="zg-panel">
      <h2>{t('controls')}</h2>
      <p className="zg-panel-hint">{t('controlsHint')}</p>
      <div className="zg-room-controls" role="group" aria-label={t('controls')}>
        {(['strength', 'budget', 'longer'] as const).map((kind) => (
          <Button key={kind} disabledReason={whyNot} onClick={() => onOpen({ kind })}>
            {t(`do.${kind}`)}
          </Button>
        ))}
        {steps.map((kind) => (
          <Button key={kind} disabledReason={whyNotMove} onClick={() => onOpen({ kind })}>
            {t(`do.${kind}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
