import { useEffect } from 'react'
import { translate } from '~/lib/i18n'
import { tidyRestores } from '~/session/backup'
import { rememberWhatIsThere } from '~/session/loss'
import { keepOffline } from '~/session/offline'
import { askOnceToKeep } from '~/session/storage'
import { showToast } from '~/ui/Toast'
import { LossNotice } from './LossNotice'
import { safetyMessages } from './messages'
import { UpdateNotice } from './UpdateNotice'
import './safety.css'

const t = translate(safetyMessages)

/** Keeps the application and its data on this device, and says where that did not work. Stands once in the frame; loaded when the page is quiet. */
export default function SafetyNotices() {
  useEffect(() => {
    if (import.meta.env.PROD) void keepOffline()
    // Left as it is, it is tried again at the next visit.
    tidyRestores().catch(() => undefined)
    const stopRemembering = rememberWhatIsThere()
    const stopAsking = askOnceToKeep(() => showToast(t('notKept')))
    return () => {
      stopRemembering()
      stopAsking()
    }
  }, [])
  return (
    <>
      <LossNotice />
      <UpdateNotice />
    </>
  )
}
