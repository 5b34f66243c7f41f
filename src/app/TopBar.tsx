import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useJobs } from '~/session/jobs'
import { setPreference } from '~/session/preferences'
import { useShop } from '~/session/shop'
import { KeyboardIcon, MoonIcon, SunIcon } from '~/ui/icons'
import { useUi } from '~/ui/UiContext'
import { appMessages } from './messages'

/** The shop's name, the import under way, and the switches for language and light or dark. */
export function TopBar({ openSheet }: { openSheet: () => void }) {
  const t = useMessages(appMessages)
  const { language, mode } = useUi()
  const name = useShop((shop) => shop.name)
  const dark = mode === 'dark'
  return (
    <header className="zg-top">
      <Link to={paths.home()} className="zg-brand" aria-label={t('product')}>
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span>{t('product')}</span>
      </Link>
      <span className="zg-shop">{name || t('unnamedShop')}</span>
      <JobBadge />
      <span className="zg-grow" />
      <button
        type="button"
        className="zg-icon-button zg-desktop"
        aria-label={t('shortcuts')}
        title={`${t('shortcuts')} (?)`}
        onClick={openSheet}
      >
        <KeyboardIcon />
      </button>
      <button
        type="button"
        className="zg-icon-button"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        aria-label={t('switchLanguage')}
        title={t('switchLanguage')}
        onClick={() => setPreference({ language: language === 'en' ? 'zh-CN' : 'en' })}
      >
        {language === 'en' ? '中文' : 'English'}
      </button>
      <button
        type="button"
        className="zg-icon-button"
        aria-label={t(dark ? 'toLight' : 'toDark')}
        title={t(dark ? 'toLight' : 'toDark')}
        onClick={() => setPreference({ theme: dark ? 'light' : 'dark' })}
      >
        {dark ? <SunIcon /> : <MoonIcon />}
      </button>
    </header>
  )
}

function JobBadge() {
  const t = useMessages(appMessages)
  const { format } = useUi()
  const job = useJobs(({ jobs }) => jobs.find(({ state }) => state.is === 'running') ?? jobs[0])
  const here = useLocation().pathname === paths.imports()
  const [seen, setSeen] = useState<string>()
  if (!job || job.state.is === 'cancelled') return null
  // What has ended is told until its own screen has shown it.
  if (job.state.is !== 'running') {
    if (here && seen !== job.id) setSeen(job.id)
    if (here || seen === job.id) return null
  }
  const { state, fileName: file } = job
  const progress = state.is === 'running' ? state.progress : undefined
  const share = progress && progress.bytesTotal > 0 ? progress.bytesRead / progress.bytesTotal : undefined
  const text =
    state.is === 'running'
      ? share === undefined
        ? t('importing', { file })
        : t('importingPercent', { file, percent: format.percent(share, 0) })
      : t(state.is === 'done' ? 'imported' : 'importFailed', { file })
  return (
    <Link to={paths.imports()} className="zg-job zg-num">
      {share !== undefined && <progress max={1} value={share} aria-hidden="true" />}
      <span>{text}</span>
    </Link>
  )
}
