import { Link } from 'react-router'
import { useKpi } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { DEFAULT_VIEW } from '~/features/shared/board/view'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { messages } from './messages'

/** No order of the shop names its buyer, whatever the period and the filters; and none is taken for one. */
export function useNobodyKnown({ data: { first, last }, view, ready }: Board): boolean {
  const { scope } = DEFAULT_VIEW
  const asked = { from: first, to: last + 1, scope, metrics: ['buyers' as const] }
  const { data } = useKpi(asked, { enabled: ready && view.scope.unknownBuyers !== 'each' })
  return view.scope.unknownBuyers !== 'each' && data?.totals.buyers?.value === 0
}

/** What is missing, and the two ways on. */
export function NoBuyers({ board: { view, setView } }: { board: Board }) {
  const t = useMessages(messages)
  return (
    <Empty
      title={t('nobody.title')}
      hint={t('nobody.text')}
      action={
        <div className="zg-row">
          <Link className="zg-primary-link" to={paths.imports()}>
            {t('nobody.import')}
          </Link>
          <Button onClick={() => setView({ ...view, scope: { ...view.scope, unknownBuyers: 'each' } })}>{t('nobody.each')}</Button>
        </div>
      }
    />
  )
}
