import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { conversionOf, VIEWS_NEEDED } from '~/domain/health'
import { Missing } from '~/features/shared/Missing'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { MarkedChange, ProductHealth } from '~/store/healthLists'
import { Chart } from '~/ui/Chart'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { Status } from '~/ui/Status'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { MOVE_TONES } from './columns'
import { healthMessages } from './messages'
import { healthQueries } from './queries'
import { useMarkerText } from './useMarkerText'
import { weeksOption, weeksTable } from './weeksChart'

const CHART_HEIGHT = 240

/** A product's weeks with its changes as flags, and each change with as many days before it as after. */
export function ProductHealthDrawer({ productKey, onClose }: { productKey: string; onClose: () => void }) {
  const t = useMessages(healthMessages)
  const { data } = useQuery(healthQueries.product(productKey))
  if (data === null) return null
  return (
    <DetailDrawer title={data?.title ?? t('title')} wide onClose={onClose}>
      {data ? <Details health={data} /> : <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
    </DetailDrawer>
  )
}

function Details({ health }: { health: ProductHealth }) {
  const t = useMessages(healthMessages)
  return (
    <div className="zg-stack">
      <p className="zg-row">
        <span className="zg-second">{health.category}</span>
        <Link to={paths.listing({ key: health.key })}>{t('edit')}</Link>
      </p>
      {health.weeks.length > 0 ? (
        <Weeks health={health} />
      ) : (
        <Missing why={t('noVisits')}>
          <Link to={paths.imports()}>{t('importVisits')}</Link>
        </Missing>
      )}
      <section className="zg-stack-tight" aria-labelledby="health-changes">
        <h3 id="health-changes">{t('changes')}</h3>
        {health.changes.length === 0 && <p className="zg-second">{t('noChanges')}</p>}
        <ol className="zg-health-changes">
          {health.changes.map((change) => (
            <Change key={`${change.at} ${change.kind}`} change={change} />
          ))}
        </ol>
      </section>
    </div>
  )
}

function Weeks({ health }: { health: ProductHealth }) {
  const t = useMessages(healthMessages)
  const { mode, format } = useUi()
  const markerText = useMarkerText()
  const words = {
    week: t('week'),
    views: t('views'),
    carts: t('carts'),
    orders: t('orders'),
    conversion: t('conversion'),
    ofCategory: t('ofCategory'),
    changes: t('marker'),
  }
  const input = { health, format, words, markerText }
  return (
    <Chart
      title={t('weeks')}
      option={weeksOption(input, chartTokens(mode))}
      table={weeksTable(input)}
      height={CHART_HEIGHT}
      words={{ table: t('table'), graph: t('graph'), keys: t('keys'), keysCells: '', keysBrush: '' }}
      note={t('legend')}
    />
  )
}

function Change({ change }: { change: MarkedChange }) {
  const t = useMessages(healthMessages)
  const { format } = useUi()
  const markerText = useMarkerText()
  const { effect } = change
  const rate = (value: number | null) => (value === null ? '—' : format.percent(value))
  return (
    <li>
      <div className="zg-row">
        <strong>{markerText(change)}</strong>
        <span className="zg-second">{format.day(change.day)}</span>
        {effect && <Status tone={MOVE_TONES[effect.move]} word={t(`move.${effect.move}`)} />}
      </div>
      {!effect && <p className="zg-second">{t('tooSoon')}</p>}
      {effect && (
        <p className="zg-num">
          {t('effect', {
            days: effect.days,
            viewsBefore: effect.before.views,
            viewsAfter: effect.after.views,
            before: rate(conversionOf(effect.before)),
            after: rate(conversionOf(effect.after)),
          })}
        </p>
      )}
      {effect?.move === 'few' && <p className="zg-second">{t('fewViews', { needed: VIEWS_NEEDED })}</p>}
    </li>
  )
}
