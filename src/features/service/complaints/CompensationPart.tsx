import { useState } from 'react'
import type { Compensation } from '~/domain/complaint'
import { approverOf, compensated, mayGive } from '~/domain/complaintLimits'
import { useCannot } from '~/features/shared/useCannot'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useRole } from '~/session/person'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import type { ComplaintDetail } from '~/store/complaintList'
import { detailMessages } from './detailMessages'
import { GiveSheet } from './GiveSheet'
import { useGivenText } from './useGivenText'
import { WordsSheet } from './WordsSheet'

const TONES = { asked: 'attention', given: 'good', declined: 'off' } as const

/** What the customer gets for the trouble, and what waits for somebody who may let it through. */
export function CompensationPart({ detail }: { detail: ComplaintDetail }) {
  const t = useMessages(detailMessages)
  const whyNot = useWhyNot('complaint.compensate')
  const [gives, setGives] = useState(false)
  const lines = detail.complaint.compensations ?? []
  return (
    <section className="zg-complaint-part" aria-label={t('compensation')}>
      <h2>{t('compensation')}</h2>
      {lines.length === 0 ? (
        <p className="zg-second">{t('noCompensation')}</p>
      ) : (
        <ul className="zg-complaint-files">
          {lines.map((line) => (
            <Line key={line.key} line={line} detail={detail} />
          ))}
        </ul>
      )}
      <div className="zg-row">
        <Button size="small" disabledReason={whyNot} onClick={() => setGives(true)}>
          {t('give')}
        </Button>
      </div>
      {gives && <GiveSheet detail={detail} onClose={() => setGives(false)} />}
    </section>
  )
}

function Line({ line, detail }: { line: Compensation; detail: ComplaintDetail }) {
  const t = useMessages(detailMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const textOf = useGivenText()
  const what = textOf(line.give)
  return (
    <li>
      <p className="zg-row">
        <b>{what}</b>
        <Status tone={TONES[line.state]} word={t(`state.${line.state}`)} />
      </p>
      <p>{line.note}</p>
      <p className="zg-second zg-small zg-num">{[nameOf(line.askedBy), format.time(line.askedAt)].join(' · ')}</p>
      {line.decidedBy !== undefined && line.decidedBy !== line.askedBy && (
        <p className="zg-second zg-small zg-num">
          {[nameOf(line.decidedBy), format.time(line.decidedAt ?? line.askedAt), ...(line.why ? [line.why] : [])].join(' · ')}
        </p>
      )}
      {line.state === 'asked' && <Decide line={line} detail={detail} what={what} />}
    </li>
  )
}

function Decide({ line, detail, what }: { line: Compensation; detail: ComplaintDetail; what: string }) {
  const t = useMessages(detailMessages)
  const run = useCommand()
  const role = useRole()
  const notApprove = useWhyNot('complaint.approve')
  const notDecline = useWhyNot('complaint.decline')
  const [asks, setAsks] = useState(false)
  const { complaint, limits } = detail
  const { key } = complaint
  const sums = compensated([...(complaint.compensations ?? []).filter(({ state }) => state === 'given'), line])
  const tooMuch = mayGive(role, sums, limits) ? undefined : t('onlyRole', { role: t(`role.${approverOf(sums, limits)}`) })
  const noMoney = useCannot()?.('order.refund')
  const approve = useOnePress(async () => {
    const args = { key, line: line.key, note: t('noteApproved', { what }) }
    return (await run({ kind: 'complaint.approve', args }, { done: t('approved', { what }) }))?.ok ?? false
  })
  const decline = async (why: string) => {
    const args = { key, line: line.key, why, note: t('noteDeclined', { what, why }) }
    return (await run({ kind: 'complaint.decline', args }, { done: t('declined', { what }) }))?.ok ?? false
  }
  return (
    <div className="zg-row">
      <Button
        size="small"
        type="primary"
        disabledReason={notApprove ?? (line.give.of === 'money' ? noMoney : undefined) ?? tooMuch}
        aria-label={t('approveThis', { what })}
        onClick={() => void approve()}
      >
        {t('approve')}
      </Button>
      <Button size="small" disabledReason={notDecline} aria-label={t('declineThis', { what })} onClick={() => setAsks(true)}>
        {t('decline')}
      </Button>
      {asks && (
        <WordsSheet
          title={t('declineTitle', { what })}
          label={t('declineWhy')}
          action={t('decline')}
          onSend={decline}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  )
}
