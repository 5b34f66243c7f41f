import { useMessages } from '~/lib/i18n'
import type { BackupProgress } from '~/session/backup'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { backupMessages } from './backupMessages'

interface JobProgressProps {
  label: string
  progress: BackupProgress | undefined
  onCancel: (() => void) | undefined
}

/** How far a backup or a restore has come, and the way out. */
export function JobProgress({ label, progress, onCancel }: JobProgressProps) {
  const t = useMessages(backupMessages)
  const format = useFormat()
  const share = progress && progress.total > 0 ? progress.bytes / progress.total : 0
  return (
    <div className="zg-row">
      <progress max={1} value={share} aria-label={label} />
      <span className="zg-num" aria-hidden="true">
        {label} · {format.percent(share, 0)}
      </span>
      {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
    </div>
  )
}
