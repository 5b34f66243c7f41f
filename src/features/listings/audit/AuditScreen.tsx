import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PACKS } from '~/domain/compliance/packs'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { queryClient } from '~/session/cache'
import { lifeQueries } from '~/features/shared/listing/queries'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import type { AuditPage } from '~/store/listingAudit'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useUi } from '~/ui/UiContext'
import { AuditQueue } from './AuditQueue'
import { AuditRules } from './AuditRules'
import { auditMessages } from './messages'
import { PacksSheet } from './PacksSheet'
import { auditQueries } from './queries'
import { auditView, type AuditView, SCOPES, SEVERITIES, toAuditQuery } from './view'
import './audit.css'

/** So many products at first, and so many more at each press. */
const STEP = 50

/** What the text check finds in the whole catalogue, as a queue of work: what buyers see now comes first. */
export default function AuditScreen() {
  const t = useMessages(auditMessages)
  const [view, set] = useUrlState(auditView)
  const [room, setRoom] = useState(STEP)
  const [share, setShare] = useState(0)
  const [choosing, setChoosing] = useState(false)
  const [stopped, setStopped] = useState(false)
  const asked = auditQueries.page(toAuditQuery(view, room), setShare)
  const { data } = useQuery({ ...asked, enabled: !stopped })
  const stop = (on: boolean) => {
    setStopped(on)
    if (on) void queryClient.cancelQueries({ queryKey: asked.queryKey })
  }
  return (
    <Page
      title={t('title')}
      aside={data && <Sums of={data} />}
      actions={<Button onClick={() => setChoosing(true)}>{t('packs')}</Button>}
      filters={
        <>
          <AreaTabs of="catalog" />
          <Filters view={view} set={set} />
        </>
      }
    >
      {!data && <Checking share={share} stopped={stopped} onStop={stop} />}
      {data?.rules.length === 0 && <Clean />}
      {data && data.rules.length > 0 && (
        <div className="zg-audit">
          <AuditRules rules={data.rules} view={view} set={set} />
          <AuditQueue page={data} onMore={() => setRoom(room + STEP)} step={STEP} />
        </div>
      )}
      {choosing && <PacksSheet onClose={() => setChoosing(false)} />}
    </Page>
  )
}

/** How far the first look has come; it can be stopped, and goes on where it was. */
function Checking({ share, stopped, onStop }: { share: number; stopped: boolean; onStop: (on: boolean) => void }) {
  const t = useMessages(auditMessages)
  const { format } = useUi()
  const said = format.percent(share, 0)
  return (
    <div className="zg-row">
      <p className="zg-second zg-num" role="status" aria-busy={!stopped}>
        {t(stopped ? 'stopped' : 'checking', { share: said })}
      </p>
      <Button size="small" onClick={() => onStop(!stopped)}>
        {t(stopped ? 'goOn' : 'stop')}
      </Button>
    </div>
  )
}

function Sums({ of: { checked, errors, warnings, accepted } }: { of: AuditPage }) {
  const t = useMessages(auditMessages)
  return (
    <>
      {t('checked', { checked, errors, warnings })}
      {accepted > 0 && ` · ${t('acceptedCount', { count: accepted })}`}
    </>
  )
}

function Clean() {
  const t = useMessages(auditMessages)
  const { language } = useUi()
  const { data } = useQuery(lifeQueries.lint())
  const names = data?.packs.map((id) => (language === 'zh-CN' ? PACKS[id].name.zh : PACKS[id].name.en)) ?? []
  return <Empty title={t('clean')} hint={t('cleanHint', { packs: names.join(' · ') })} />
}

function Filters({ view, set }: { view: AuditView; set: SetUrlState<AuditView> }) {
  const t = useMessages(auditMessages)
  const severities = { all: t('allSeverities'), error: t('errorsOnly'), warning: t('warningsOnly'), accepted: t('acceptedOnly') }
  const scopes = { all: t('allStates'), onSale: t('onSale'), underway: t('underway') }
  return (
    <div className="zg-row">
      <select
        className="zg-input"
        aria-label={t('state')}
        value={view.scope}
        onChange={({ target }) => set({ scope: SCOPES.find((each) => each === target.value) ?? 'all' })}
      >
        {SCOPES.map((each) => (
          <option key={each} value={each}>
            {scopes[each]}
          </option>
        ))}
      </select>
      <select
        className="zg-input"
        aria-label={t('severity')}
        value={view.severity}
        onChange={({ target }) => set({ severity: SEVERITIES.find((each) => each === target.value) ?? 'all' })}
      >
        {SEVERITIES.map((each) => (
          <option key={each} value={each}>
            {severities[each]}
          </option>
        ))}
      </select>
    </div>
  )
}
