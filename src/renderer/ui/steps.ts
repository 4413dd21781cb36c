/** 要対応 (filled square) · 相手待ち (half) · 遅れ (triangle) · 済 (check) · none: the word alone. */
export type Step = 'todo' | 'wait' | 'late' | 'done' | 'none';
