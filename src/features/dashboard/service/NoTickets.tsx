import { Link } from 'react-router'
import type { Why } from '~/analytics/query'
import type { Board } from '~/features/shared/board/useBoard'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Empty } from '~/ui/Empty'
import { messages } from './messages'

/** What tickets can be filtered by among what orders are told apart by. */
const OF_TICKETS = ['channel', 'region', 'promotion', 'weekday', 'hour'] as const

/** Why there is nothing to see, and the way on. */
export function NoTickets({ board, why }: { board: Board; why: Why }) {
  const t = useMessages(messages)
  const { view, setView } = board
  if (why !== 'notSplit')
    return (
      <Empty
        title={t('none.title')}
        hint={t('none.text')}
        action={
          <Link className="zg-primary-link" to={paths.imports()}>
            {t('none.import')}
          </Link>
        }
      />
    )
  const filters = Object.fromEntries(Object.entries(view.filters).filter(([name]) => OF_TICKETS.some((one) => one === name)))
  return (
    <Empty
      title={t('split.title')}
      hint={t('split.text')}
      action={
        <button type="button" className="zg-link" onClick={() => setView({ ...view, filters })}>
          {t('split.clear')}
        </button>
      }
    />
  )
}
