print("patuhd")
