/** The title of a task; one of several tasks of an order gets its number. */
export function pieceTitle(task: { title: string; position: number; taskCount: number }): string {
  return task.taskCount > 1 ? `${task.title}, no. ${task.position}` : task.title;
}
