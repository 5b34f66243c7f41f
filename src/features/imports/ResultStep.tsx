import { useState } from 'react'
import { Link } from 'react-router'
import type { ImportDone } from '~/domain/importPlan'
import { errorText, undo } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { ImportJob } from '~/session/jobs'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { ProgressLine } from './CheckStep'
import { messages } from './messages'
import { refusalText } from './refusalText'
import { backToCheck, clearFile, useWizard } from './wizard'

/** The import under way, and what it did. */
export function ResultStep({ job }: { job: ImportJob }) {
  const t = useMessages(messages)
  return (
    <section className="zg-step" aria-label={t('step.result')} data-import-state={job.state.is}>
      <h2>{t('step.result')}</h2>
      <State job={job} />
    </section>
  )
}

function State({ job: { state, name, cancel } }: { job: ImportJob }) {
  const t = useMessages(messages)
  const format = useFormat()
  const cancelling = useWizard((wizard) => wizard.cancelling)
  switch (state.is) {
    case 'running':
      return (
        <>
          <p>{cancelling ? t('commit.cancelling') : t('commit.running', { file: name })}</p>
          <ProgressLine progress={state.progress} onCancel={cancelling ? undefined : cancel} />
        </>
      )
    case 'done':
      return <Done done={state.done} />
    case 'cancelled':
      return <NotDone text={t('commit.cancelled')} />
    case 'refused':
      return <NotDone text={refusalText(state.refusal, t, format)} />
    case 'failed':
      return <NotDone text={t('failed', { what: errorText(state.error) })} />
  }
}

function NotDone({ text }: { text: string }) {
  const t = useMessages(messages)
  return (
    <>
      <p className="zg-alert" role="alert">
        {text}
      </p>
      <div>
        <Button onClick={backToCheck}>{t('check.again')}</Button>
      </div>
    </>
  )
}

function Done({ done }: { done: ImportDone }) {
  const t = useMessages(messages)
  const format = useFormat()
  const [undone, setUndone] = useState(false)
  const takeBack = async () => setUndone((await undo(done.commandId))?.ok ?? false)
  return (
    <>
      <p className="zg-strong" role="status">
        {undone
          ? t('done.undone')
          : t('done', { added: format.count(done.added), changed: format.count(done.changed), lines: format.count(done.lines) })}
      </p>
      <div className="zg-row" data-import-done={!undone || undefined}>
        <Link className="zg-primary-link" to={paths.dashboard()}>
          {t('done.dashboard')}
        </Link>
        {!undone && <Button onClick={() => void takeBack()}>{t('done.undo')}</Button>}
        <Button onClick={clearFile}>{t('done.more')}</Button>
      </div>
    </>
  )
}
