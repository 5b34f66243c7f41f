import { useMessages } from '~/lib/i18n'
import { continueDemo } from '~/session/demo'
import { useJobs } from '~/session/jobs'
import { useLanguage } from '~/session/preferences'
import { Button } from '~/ui/Button'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { welcomeMessages } from './messages'

/** A demo shop whose orders are on the way, or whose making broke off before they were in. */
export function MakingDemo() {
  const t = useMessages(welcomeMessages)
  const format = useFormat()
  const language = useLanguage()
  const state = useJobs(({ jobs }) => jobs.find(({ kind }) => kind === 'demo')?.state)
  if (state?.is === 'failed') {
    return (
      <Page title={t('broken')}>
        <div className="zg-welcome">
          <p className="zg-welcome-lead" role="alert">
            {t('brokenHint')}
          </p>
          <p>
            <Button type="primary" onClick={() => void continueDemo(language).catch(() => undefined)}>
              {t('goOn')}
            </Button>
          </p>
        </div>
      </Page>
    )
  }
  const progress = state?.is === 'running' ? state.progress : undefined
  const share = progress && 'share' in progress && progress.stage === 'orders' ? progress.share : undefined
  return (
    <Page title={t('making')}>
      <div className="zg-welcome">
        <p className="zg-making zg-num" role="status">
          <progress max={1} value={share} aria-label={t('making')} />
          {share !== undefined && <span>{format.percent(share, 0)}</span>}
        </p>
        <p className="zg-second">{t('makingHint')}</p>
      </div>
    </Page>
  )
}
