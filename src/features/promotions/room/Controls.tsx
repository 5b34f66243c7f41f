import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import type { Control } from './controlKinds'
import { roomMessages } from './messages'

export interface ControlsProps {
  /** Why nothing can be changed. */
  whyNot: string | undefined
  onOpen: (control: Control) => void
}

/** What can be changed while it runs, besides its steps and its goods; each opens a sheet that shows first what it would do. */
export function Controls({ whyNot, onOpen }: ControlsProps) {
  const t = useMessages(roomMessages)
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
      </div>
    </section>
  )
}
