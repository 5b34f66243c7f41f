import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import type { ReturnDetail } from '~/domain/returnAnswers'
import { canDo, wantsGoods } from '~/domain/returnStates'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { RecordComments } from '~/features/shared/RecordComments'
import { RecordFiles } from '~/features/shared/RecordFiles'
import { RecordHistory } from '~/features/shared/RecordHistory'
import { returnWords } from '~/features/shared/returnWords'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import '~/features/shared/cells.css'
import '~/features/shared/work.css'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { CaseActs } from './CaseActs'
import { CaseLines, CaseResults, CaseTimeline } from './CaseFacts'
import { caseMessages } from './caseMessages'
import { NextPanel, Stepper } from './Progress'
import { returnQueries } from './queries'
import { RefuseSheet } from './RefuseSheet'
import { ReturnSlip } from './ReturnSlip'
import { ReturnState } from './ReturnState'
import './returns.css'

/** One return: where it stands, what both sides do next, and the step that is to be taken. */
export default function ReturnScreen() {
  const { key = '' } = useParams()
  const t = useMessages(caseMessages)
  const { data: detail, isPending } = useQuery(returnQueries.one(key))
  if (detail) return <Filled key={detail.now.key} detail={detail} />
  return (
    <Page title={isPending ? key : t('notFound', { key })} filters={<AreaTabs of="service" />}>
      {isPending ? (
        <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
      ) : (
        <Empty title={t('notFound', { key })} hint={t('notFoundHint')} action={<Link to={paths.returns()}>{t('toList')}</Link>} />
      )}
    </Page>
  )
}

function Filled({ detail }: { detail: ReturnDetail }) {
  const t = useMessages(caseMessages)
  const words = useMessages(returnWords)
  const { now, overdue } = detail
  const on = nameOfRecord({ kind: 'return', key: now.key })
  return (
    <Page
      title={now.key}
      aside={
        <span className="zg-row">
          <Chip>{words(`kind.${now.kind}`)}</Chip>
          <ReturnState state={now.state} />
          {overdue && <Chip>{t('overdue')}</Chip>}
        </span>
      }
      actions={<HeadActions detail={detail} />}
      filters={<AreaTabs of="service" />}
    >
      <div className="zg-stack zg-return">
        <Facts detail={detail} />
        <Stepper now={now} />
        <NextPanel detail={detail} />
        <CaseActs detail={detail} />
        <CaseLines detail={detail} />
        <CaseResults detail={detail} />
        <section>
          <h2>{t('proof')}</h2>
          <RecordFiles on={on} />
        </section>
        <CaseTimeline now={now} />
        <RecordComments on={on} />
        <RecordHistory on={on} />
      </div>
      <ReturnSlip detail={detail} />
    </Page>
  )
}

function Facts({ detail: { now, buyer, customer, start } }: { detail: ReturnDetail }) {
  const t = useMessages(caseMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  return (
    <p className="zg-return-facts">
      <span>
        {t('order')} <Link to={paths.order({ number: now.order })}>{now.order}</Link>
      </span>
      {buyer !== '' && <span>{customer === '' ? buyer : <Link to={paths.customer({ customer })}>{buyer}</Link>}</span>}
      {now.ticket !== undefined && (
        <span>
          {t('ticket')} <Link to={paths.ticket({ key: now.ticket })}>{now.ticket}</Link>
        </span>
      )}
      {start && (
        <span className="zg-second zg-num">
          {words(`began.${start.of}`)} {format.time(start.at)}
        </span>
      )}
      {wantsGoods(now) && (
        <span className="zg-second">
          {t('pays')} {t(now.pays === 'shop' ? 'paysShop' : 'paysBuyer')}
        </span>
      )}
      {now.tracking !== undefined && (
        <span className="zg-second zg-num">
          {t('tracking')} {now.carrier} {now.tracking}
        </span>
      )}
    </p>
  )
}

/** What can be done beside the step that is next. */
function HeadActions({ detail: { now } }: { detail: ReturnDetail }) {
  const t = useMessages(caseMessages)
  const run = useCommand()
  const whyNot = useWhyNot('return.cancel')
  const whyNotRefuse = useWhyNot('return.refuse')
  const [refusing, setRefusing] = useState(false)
  const { key } = now
  const said = t('saidCancel', { key })
  return (
    <>
      <Button onClick={() => window.print()}>{t('print')}</Button>
      {canDo(now, 'cancel') && (
        <Button disabledReason={whyNot} onClick={() => void run({ kind: 'return.cancel', args: { key, said } }, { done: said })}>
          {t('cancel')}
        </Button>
      )}
      {canDo(now, 'refuse') && (
        <Button disabledReason={whyNotRefuse} onClick={() => setRefusing(true)}>
          {t('refuse')}
        </Button>
      )}
      {refusing && <RefuseSheet now={now} onClose={() => setRefusing(false)} />}
    </>
  )
}
