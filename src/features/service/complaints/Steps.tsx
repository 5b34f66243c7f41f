import type { ComplaintRound, StepDone } from '~/domain/complaint'
import { COMPLAINT_STEPS, type ComplaintStep } from '~/domain/complaintWay'
import { ticketWords } from '~/features/shared/ticketWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useFormat } from '~/ui/UiContext'
import { Link } from 'react-router'
import type { ComplaintDetail } from '~/store/complaintList'
import { FollowUpForm } from './FollowUpForm'
import { StepForm } from './StepForm'
import { stepMessages } from './stepMessages'
import { complaintWords } from './words'

/** The six steps of the round that runs: what was done, what is due as a form, and what is still to come. */
export function Steps({ detail }: { detail: ComplaintDetail }) {
  const t = useMessages(stepMessages)
  const { rounds, state } = detail.complaint
  const round = rounds[rounds.length - 1]
  // Confirming and recording were done once, in the first round.
  const before = rounds.length > 1 ? rounds[0].done.slice(0, 2) : []
  const done = new Map([...before, ...round.done].map((step) => [step.step, step]))
  return (
    <section aria-label={t('way')} className="zg-complaint-way">
      <ol className="zg-stages">
        {COMPLAINT_STEPS.map((step, at) => (
          <Step key={step} step={step} at={at + 1} done={done.get(step)} current={state === step} detail={detail} />
        ))}
      </ol>
      <FollowUpForm key={`${rounds.length} ${state}`} detail={detail} />
      {rounds.length > 1 && <Earlier rounds={rounds.slice(0, -1)} />}
    </section>
  )
}

interface StepProps {
  step: ComplaintStep
  at: number
  done: StepDone | undefined
  current: boolean
  detail: ComplaintDetail
}

function Step({ step, at, done, current, detail }: StepProps) {
  const t = useMessages(stepMessages)
  return (
    <li className={`zg-stage${done ? ' zg-stage-done' : ''}${current ? ' zg-stage-now' : ''}`} aria-current={current ? 'step' : undefined}>
      <span className="zg-stage-mark" aria-hidden="true">
        {done && !current ? '✓' : at}
      </span>
      <div className="zg-stage-body">
        <h3>
          {t(`do.${step}`)}
          <span className="zg-hidden"> {t('number', { at })}</span>
        </h3>
        {current ? (
          <StepForm key={step} detail={detail} step={step} />
        ) : done ? (
          <Done done={done} />
        ) : (
          <p className="zg-second zg-small">{t(`ahead.${step}`)}</p>
        )}
      </div>
    </li>
  )
}

/** What a step has told. */
function Done({ done }: { done: StepDone }) {
  const t = useMessages(stepMessages)
  const nameOf = usePersonName()
  const format = useFormat()
  return (
    <>
      <p className="zg-complaint-words">{done.said}</p>
      <p className="zg-second zg-small">
        <Told done={done} />
      </p>
      <p className="zg-second zg-small zg-num">{t('byWhom', { who: nameOf(done.who), time: format.time(done.at) })}</p>
    </>
  )
}

function Told({ done }: { done: StepDone }) {
  const words = useMessages(complaintWords)
  const tickets = useMessages(ticketWords)
  const nameOf = usePersonName()
  const format = useFormat()
  switch (done.step) {
    case 'confirm':
      return [tickets(`channel.${done.by}`), words(`severity.${done.severity}`)].join(' · ')
    case 'record':
      return (
        <>
          {[words(`kind.${done.kind}`), words(`reason.${done.reason}`), words(`wish.${done.wish}`)].join(' · ')}
          {done.order !== '' && (
            <>
              {' · '}
              <Link to={paths.order({ number: done.order })}>{done.order}</Link>
            </>
          )}
          {done.sku !== '' && ` · ${done.sku}`}
        </>
      )
    case 'investigate':
      return [words(`upheld.${done.upheld}`), words(`cause.${done.cause}`)].join(' · ')
    case 'plan':
      return [nameOf(done.owner), format.date(done.dueAt)].join(' · ')
    case 'carryOut':
      return words(`as.${done.as}`)
    case 'feedBack':
      return [tickets(`channel.${done.by}`), words(`took.${done.took}`)].join(' · ')
  }
}

/** Rounds that did not satisfy, as they were. */
function Earlier({ rounds }: { rounds: readonly ComplaintRound[] }) {
  const t = useMessages(stepMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <section className="zg-complaint-earlier" aria-label={t('earlier')}>
      <h3>{t('earlier')}</h3>
      {rounds.map((round, at) => (
        <details key={round.openedAt}>
          <summary>
            {t('roundOpened', { count: at + 1, time: format.time(round.openedAt) })}
            {round.followUp?.satisfaction !== undefined && ` · ${t('rated', { count: round.followUp.satisfaction })}`}
          </summary>
          <ol className="zg-stages">
            {round.done.map((done) => (
              <li key={done.step} className="zg-stage zg-stage-done">
                <span className="zg-stage-mark" aria-hidden="true">
                  ✓
                </span>
                <div className="zg-stage-body">
                  <h4>{t(`do.${done.step}`)}</h4>
                  <Done done={done} />
                </div>
              </li>
            ))}
          </ol>
          {round.followUp && (
            <p className="zg-complaint-words">
              <b>{t('followedUp')}</b> {round.followUp.said}{' '}
              <span className="zg-second zg-small zg-num">
                {t('byWhom', { who: nameOf(round.followUp.who), time: format.time(round.followUp.at) })}
              </span>
            </p>
          )}
        </details>
      ))}
    </section>
  )
}
