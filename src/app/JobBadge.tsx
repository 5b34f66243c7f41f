import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { continueDemo } from '~/session/demo'
import { type Job, runningJob, useJobs } from '~/session/jobs'
import { useLanguage } from '~/session/preferences'
import { useFormat } from '~/ui/UiContext'
import { appMessages } from './messages'

/** How much of a job is done, 0–1; undefined where it cannot be told. */
function shareOf({ kind, state }: Job): number | undefined {
  const progress = state.is === 'running' ? state.progress : undefined
  if (!progress) return undefined
  if ('share' in progress) return kind === 'demo' && progress.stage === 'orders' ? undefined : progress.share
  const [done, total] = 'bytesTotal' in progress ? [progress.bytesRead, progress.bytesTotal] : [progress.bytes, progress.total]
  return total > 0 ? done / total : undefined
}

/** Where a job is told in full. */
const homeOf = ({ kind }: Job): string =>
  ({ import: paths.imports(), demo: paths.dashboard(), backup: paths.backup(), restore: paths.backup() })[kind]

/** What is worth a place in the top bar: the work under way, else what came of the last, where that has to be told. */
function worthTelling(jobs: readonly Job[]): Job | undefined {
  const job = runningJob(jobs) ?? jobs[0]
  if (!job || job.state.is === 'cancelled') return undefined
  // A demo shop or a backup that is done says so by itself.
  return job.state.is === 'done' && job.kind !== 'import' ? undefined : job
}

/** The long work of this tab, wherever the reader is. */
export function JobBadge() {
  const job = useJobs(({ jobs }) => worthTelling(jobs))
  const { pathname } = useLocation()
  const [seen, setSeen] = useState<string>()
  if (!job) return null
  const ended = job.state.is !== 'running'
  // What has ended is told until its own screen has shown it.
  const here = ended && job.kind !== 'demo' && pathname === homeOf(job).split('#')[0]
  if (here && seen !== job.id) setSeen(job.id)
  if (here || (ended && seen === job.id)) return null
  return job.kind === 'demo' && ended ? <DemoAgain /> : <Badge job={job} />
}

function useText(job: Job, share: number | undefined): string {
  const t = useMessages(appMessages)
  const format = useFormat()
  const percent = share === undefined ? undefined : format.percent(share, 0)
  const { kind, state } = job
  if (kind === 'import') {
    const file = job.name
    if (state.is !== 'running') return t(state.is === 'done' ? 'imported' : 'importFailed', { file })
    return percent === undefined ? t('importing', { file }) : t('importingPercent', { file, percent })
  }
  if (state.is !== 'running') return t(`${kind}Failed`)
  return percent === undefined ? t(`${kind}Runs`) : t(`${kind}RunsPercent`, { percent })
}

function Badge({ job }: { job: Job }) {
  const share = shareOf(job)
  const text = useText(job, share)
  return (
    <Link to={homeOf(job)} className="zg-job zg-num" title={text}>
      {job.state.is === 'running' && <progress max={1} value={share} aria-hidden="true" />}
      <span>{text}</span>
    </Link>
  )
}

function DemoAgain() {
  const t = useMessages(appMessages)
  const language = useLanguage()
  return (
    <button type="button" className="zg-job zg-link" onClick={() => void continueDemo(language).catch(() => undefined)}>
      <span>{t('demoFailed')}</span>
    </button>
  )
}
