/** What of a ticket is put in order on a sheet of its own. */
export type Matter = 'merge' | 'split' | 'link' | 'dispute' | 'rate' | 'tags' | 'refund'
