import type { Instant } from '~/lib/zone'
import type { RecordName } from './recordRef'

/** Something to do, on a record or by itself. */
export interface Task {
  title: string
  on?: RecordName
  /** Key of a person; undefined: nobody's yet. */
  assignee?: string
  dueAt?: Instant
  doneAt?: Instant
  createdAt: Instant
  /** Key of a person. */
  createdBy: string
}

export interface Comment {
  on: RecordName
  text: string
  at: Instant
  /** Key of a person. */
  who: string
}

/** A file on a record. Its bytes lie in a file of the shop named by the row's key. */
export interface Attachment {
  on: RecordName
  name: string
  /** Media type as the browser told it; '' unknown. */
  type: string
  bytes: number
  at: Instant
  who: string
  /** Of its bytes when it was added, in hex; absent: it was added before that was written down. */
  sha256?: string
}

export interface TaskRow extends Task {
  key: string
}
export interface CommentRow extends Comment {
  key: string
}
export interface AttachmentRow extends Attachment {
  key: string
}

/** Largest file that may be attached. */
export const ATTACHMENT_BYTES = 25 * 2 ** 20
