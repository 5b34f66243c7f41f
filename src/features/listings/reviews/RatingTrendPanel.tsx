import { useQuery } from '@tanstack/react-query'
import type { Score } from '~/domain/buyerReview'
import { useMessages } from '~/lib/i18n'
import { Chart } from '~/ui/Chart'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { buyerReviewMessages } from './messages'
import { reviewsQueries } from './queries'
import { ratingOption, ratingTable } from './ratingChart'

const CHART_HEIGHT = 200
const DAYS = 180

/** The stars by month, of the shop or of one product, with how many they stand on. */
export function RatingTrendPanel({ product, title }: { product: string; title: string }) {
  const t = useMessages(buyerReviewMessages)
  const { mode, format } = useUi()
  const { data } = useQuery(reviewsQueries.trend(product))
  if (!data) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  const words = { month: t('month'), mean: t('mean'), n: t('n'), few: t('few') }
  const input = { months: data.months, format, words }
  const said = ({ mean, n, few }: Score, key: 'score' | 'before') =>
    `${t(key, { days: DAYS, mean: mean.toFixed(2), n })}${few ? ` · ${t('few')}` : ''}`
  return (
    <aside className="zg-reviews-trend zg-stack-tight" aria-label={t('trend')}>
      {data.score && <p className="zg-num">{said(data.score, 'score')}</p>}
      {data.before && <p className="zg-second zg-num">{said(data.before, 'before')}</p>}
      <Chart
        title={product === '' || title === '' ? t('trend') : t('trendOf', { title })}
        option={ratingOption(input, chartTokens(mode))}
        table={ratingTable(input)}
        height={CHART_HEIGHT}
        words={{ table: t('table'), graph: t('graph'), keys: t('chartKeys'), keysCells: '', keysBrush: '' }}
        note={t('fewNote')}
      />
    </aside>
  )
}
