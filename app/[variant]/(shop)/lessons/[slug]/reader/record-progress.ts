/** What is recorded (see progressRequest in types/api.ts), and within how many milliseconds it is sent. */
export type RecordProgress = (progress: Record<string, string | number>, withinMs: number) => void;
