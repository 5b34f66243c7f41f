import type { AttachmentRow } from '~/domain/work'
import { download } from '~/features/shared/download'
import { FilePicture, isPicture } from '~/features/shared/FilePicture'
import { errorText } from '~/features/shared/useCommand'
import { workMessages } from '~/features/shared/workMessages'
import { useMessages } from '~/lib/i18n'
import { DownloadIcon } from '~/ui/icons'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'

/** What hangs on a message: pictures in small, other files to be saved. */
export function MessageFiles({ files }: { files: readonly AttachmentRow[] }) {
  if (files.length === 0) return null
  return (
    <ul className="zg-message-files">
      {files.map((file) => (
        <li key={file.key}>{isPicture(file) ? <FilePicture file={file} /> : <SavedFile file={file} />}</li>
      ))}
    </ul>
  )
}

function SavedFile({ file: { key, name, bytes } }: { file: AttachmentRow }) {
  const t = useMessages(workMessages)
  const format = useFormat()
  const save = async () => {
    try {
      const blob = await call('attachments.read', { key })
      // As plain bytes, so that no browser opens it in place.
      if (blob) download(new Blob([blob], { type: 'application/octet-stream' }), name)
      else showToast(t('fileGone'), { tone: 'bad' })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  return (
    <button type="button" className="zg-message-file" aria-label={t('downloadThisFile', { name })} onClick={() => void save()}>
      <DownloadIcon />
      <span>{name}</span>
      <span className="zg-second zg-small zg-num">{format.bytes(bytes)}</span>
    </button>
  )
}
