import type { Board } from '~/features/shared/board/useBoard'
import { Missing } from '~/features/shared/Missing'
import { useMessages } from '~/lib/i18n'
import { messages } from './messages'

export interface NotToldProps {
  board: Board
  title: string
  why: string
}

/** Days that are on file by their totals alone tell neither hours nor goods; later days do. */
export function NotTold({ board: { view, setView }, title, why }: NotToldProps) {
  const t = useMessages(messages)
  return (
    <section className="zg-panel" aria-label={title}>
      <h2>{title}</h2>
      <Missing why={why}>
        <button type="button" onClick={() => setView({ ...view, range: { preset: '90d' } })}>
          {t('recent.90')}
        </button>
      </Missing>
    </section>
  )
}
