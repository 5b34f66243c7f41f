import { Suspense } from 'react'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, oneOf, useUrlState } from '~/lib/urlState'
import { Button } from '~/ui/Button'
import { Page } from '~/ui/Page'
import { useMarkInSight } from '~/ui/useMarkInSight'
import { deskMessages } from './messages'
import { DESK_PARTS, FIELDS_OF, PARTS } from './parts'
import { type DeskEditing, useDeskEdit } from './useDeskEdit'
import './settings.css'

const settingsView = defineUrlState({ part: oneOf(DESK_PARTS, 'targets') })

/** How the service desk works: targets, hours, macros, who gets what, closing, return policies. */
export default function DeskSettingsScreen() {
  const t = useMessages(deskMessages)
  const [{ part }, set] = useUrlState(settingsView)
  const editing = useDeskEdit()
  const whyNot = useWhyNot('desk.set')
  const Part = PARTS[part]
  const row = useMarkInSight<HTMLDivElement>(part)
  return (
    <Page
      title={t('title')}
      filters={
        <>
          <AreaTabs of="service" />
          <div ref={row} className="zg-desk-parts" role="group" aria-label={t('parts')}>
            {DESK_PARTS.map((each) => (
              <button key={each} type="button" className="zg-tab" aria-current={part === each} onClick={() => set({ part: each })}>
                {t(each)}
              </button>
            ))}
          </div>
        </>
      }
    >
      {whyNot !== undefined && FIELDS_OF[part].length > 0 && <p className="zg-warning">{whyNot}</p>}
      <Suspense fallback={<div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}>
        {!editing && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
        {editing && <Part desk={editing.desk} change={editing.change} whyNot={whyNot} />}
      </Suspense>
      {editing && editing.dirty.length > 0 && <SaveBar editing={editing} whyNot={whyNot} />}
    </Page>
  )
}

/** What is not saved yet, of all parts, in sight whichever is open. */
function SaveBar({ editing: { dirty, fault, save, drop }, whyNot }: { editing: DeskEditing; whyNot: string | undefined }) {
  const t = useMessages(deskMessages)
  const parts = dirty.map((part) => t(part)).join(t('comma'))
  return (
    <div className="zg-desk-save" role="region" aria-label={t('unsaved', { parts })}>
      <span className="zg-grow">
        {t('unsaved', { parts })}
        {fault !== undefined && (
          <span className="zg-warning" role="alert">
            {fault}
          </span>
        )}
      </span>
      <Button onClick={drop}>{t('reset')}</Button>
      <Button type="primary" disabledReason={whyNot ?? fault} onClick={() => void save()}>
        {t('save')}
      </Button>
    </div>
  )
}
