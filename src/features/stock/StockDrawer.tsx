import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import { RecordHistory } from '~/features/shared/RecordHistory'
import { moveMessages } from '~/features/shared/stock/moveMessages'
import { SkuLevels } from '~/features/shared/stock/SkuLevels'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { useFormat } from '~/ui/UiContext'
import { stockScreenMessages } from './messages'
import { MoveUnits } from './MoveUnits'
import { stockQueries } from './queries'
import './stockScreens.css'

/** What there is of one SKU, over the list, at /stock/sku/:sku. */
export default function StockDrawer() {
  const t = useMessages(stockScreenMessages)
  const { sku = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  return (
    <DetailDrawer title={t('drawerTitle', { sku })} onClose={() => void navigate({ pathname: paths.stock(), search })}>
      <div className="zg-stack">
        <p>
          <Link to={paths.product({ sku })}>{t('toProduct')}</Link>
        </p>
        <SkuLevels sku={sku} />
        <Latest sku={sku} />
        <RecordHistory on={nameOfRecord({ kind: 'product', key: sku })} />
      </div>
    </DetailDrawer>
  )
}

function Latest({ sku }: { sku: string }) {
  const t = useMessages(stockScreenMessages)
  const words = useMessages(moveMessages)
  const format = useFormat()
  const { data } = useQuery(stockQueries.latest(sku))
  return (
    <section>
      <h3>{t('latest')}</h3>
      {data === undefined && <div className="zg-skeleton zg-skeleton-title" aria-busy="true" />}
      {data?.items.length === 0 && <p className="zg-second">{t('movesEmpty')}</p>}
      <ul className="zg-latest">
        {data?.items.map((row) => (
          <li key={row.key}>
            <span className="zg-second zg-num">{format.timeShort(row.at)}</span>
            <span>
              {words(`kind.${row.kind}`)} <span className="zg-second">{row.place}</span>
            </span>
            <MoveUnits quantity={row.quantity} />
          </li>
        ))}
      </ul>
    </section>
  )
}
