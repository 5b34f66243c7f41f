import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import { RecordHistory } from '~/features/shared/RecordHistory'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { CountDetail } from '~/store/stockLists'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { Chip, Status } from '~/ui/Status'
import { CountEntry } from './CountEntry'
import { countScreenMessages } from './countMessages'
import { CountReview } from './CountReview'
import { stockQueries } from './queries'
import { COUNT_TONES } from './stateTones'
import { CountActions } from './CountActions'
import { useCountName } from './useCountName'
import './stockScreens.css'

/** One stocktake, at /stock/counts/:key: counted first, then looked at, then posted. */
export default function CountScreen() {
  const t = useMessages(countScreenMessages)
  const { key = '' } = useParams()
  const { data } = useQuery(stockQueries.count(key))
  const countName = useCountName()
  if (data === undefined) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  if (data === null)
    return (
      <Page title={t('title')}>
        <Empty title={t('notFound')} action={<Link to={paths.counts()}>{t('toCounts')}</Link>} />
      </Page>
    )
  const { count, places } = data
  return (
    <Page title={countName(count, places)} aside={<State detail={data} />} actions={<CountActions detail={data} />}>
      {count.state === 'counting' ? <CountEntry detail={data} /> : <CountReview key={count.state} detail={data} />}
      <RecordHistory on={nameOfRecord({ kind: 'count', key })} />
    </Page>
  )
}

function State({ detail: { count, lines, leftTotal } }: { detail: CountDetail }) {
  const t = useMessages(countScreenMessages)
  return (
    <span className="zg-row">
      <Status tone={COUNT_TONES[count.state]} word={t(`state.${count.state}`)} />
      {count.blind && count.state === 'counting' && <Chip>{t('blindNow')}</Chip>}
      <span>{t('progress', { counted: lines.length, asked: lines.length + leftTotal })}</span>
    </span>
  )
}
