import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { lookIntoBackup } from '~/session/backup'
import { acceptLoss, useLoss } from '~/session/loss'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { safetyMessages } from './messages'

/** What the browser has cleared of this shop, and the ways back: the last backup, the original files. */
export function LossNotice() {
  const t = useMessages(safetyMessages)
  const format = useFormat()
  const loss = useLoss()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  if (!loss) return null
  const { what, orders, backup } = loss
  const look = (file: File) => {
    void lookIntoBackup(file)
    void navigate(paths.backup())
  }
  return (
    <div className="zg-notice zg-stack-tight" role="alert" data-loss={what}>
      <strong>{t(what === 'all' ? 'allGone' : 'filesGone')}</strong>
      <span>{what === 'files' ? t('filesGoneHint') : orders > 0 ? t('allGoneOrders', { count: orders }) : t('allGoneNone')}</span>
      <span>{backup ? t('lastBackup', { file: backup.fileName, time: format.time(backup.at) }) : t('noBackup')}</span>
      <div className="zg-row">
        <Button onClick={() => input.current?.click()}>{t('restore')}</Button>
        <Button onClick={() => void navigate(paths.imports())}>{t('importAgain')}</Button>
        {what === 'all' && (
          <Button type="text" onClick={acceptLoss}>
            {t('accept')}
          </Button>
        )}
      </div>
      <input ref={input} hidden type="file" accept=".zgbackup" onChange={({ target }) => target.files?.[0] && look(target.files[0])} />
    </div>
  )
}
