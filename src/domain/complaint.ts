/** A complaint: what there is of it besides its ticket, of which it has the key. */
export interface Complaint {
  key: string
}
